using Aegis.Ledger;
using Aegis.Runs;

namespace Aegis.Pipelines;

/// <summary>Begins runs of one pipeline that are kept.</summary>
/// <typeparam name="TState">The struct that the generator wrote for the pipeline.</typeparam>
/// <typeparam name="TResult">The type of the pipeline's result.</typeparam>
/// <param name="host">Where the store, the clock and the JSON come from.</param>
/// <param name="shape">The pipeline's graph.</param>
internal sealed class DurableStart<TState, TResult>(PipelineHost host, PipelineShape shape)
    where TState : struct, IPipelineState<TResult>
    where TResult : PipelineResult
{
    private readonly string shapeText = ShapeText.Of(shape.Graph);
    private bool isChecked;

    /// <summary>Takes the run in its store.</summary>
    /// <exception cref="ArgumentException">The id or the tenant is no text that a store can hold.</exception>
    /// <exception cref="RunException">It can not be had, or its values can not be kept.</exception>
    public Task<DurableRun> BeginAsync(ref TState state, PipelineRunOptions options, IRunStore store)
    {
        var runId = options.RunId!;
        StoredText.ThrowIfUnfit(runId, 255, nameof(options.RunId));
        StoredText.ThrowIfUnfit(options.Tenant, 128, nameof(options.Tenant));
        CheckOutputs(ref state, runId);
        var inputs = new InputPrints(host.RunJson, host.RunsOptions.MaxValueBytes, runId);
        state.VisitInputs(inputs);
        var start = new RunStart
        {
            Tenant = options.Tenant,
            RunId = runId,
            Pipeline = shape.Graph.Name,
            Shape = shapeText,
            Inputs = inputs.Text,
            Owner = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():n}",
            Lease = host.RunsOptions.Lease,
        };
        return DurableRun.BeginAsync(store, host, shape, start);
    }

    /// <summary>Puts back what agents gave before.</summary>
    /// <exception cref="RunValueException">Some of it can not be read.</exception>
    public void Restore(ref TState state, DurableRun run)
    {
        for (var agent = 0; agent < shape.Ids.Length; agent++)
        {
            if (run.Recorded(agent) is { } recorded)
            {
                state.VisitOutput(agent, new OutputReader(run.Json, run.RunId, recorded));
            }
        }
    }

    private void CheckOutputs(ref TState state, string runId)
    {
        // types do not change while the process runs
        if (!Volatile.Read(ref isChecked))
        {
            var types = new OutputTypes(host.RunJson, runId, shape);
            for (var agent = 0; agent < shape.Ids.Length; agent++)
            {
                state.VisitOutput(agent, types.At(agent));
            }

            Volatile.Write(ref isChecked, true);
        }
    }
}
