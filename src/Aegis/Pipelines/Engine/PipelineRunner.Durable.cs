using System.Threading.Channels;
using Aegis.Runs;

namespace Aegis.Pipelines;

// runs that are kept in a store
public sealed partial class PipelineRunner<TState, TResult>
{
    private DurableStart<TState, TResult>? durableStart;

    /// <exception cref="NotSupportedException">A store is named for a run that can not be kept.</exception>
    private IRunStore? StoreOf(PipelineRunOptions? options)
    {
        if (options is not { RunId: not null })
        {
            return null;
        }

        if (shape.CanBeKept)
        {
            return options.Store ?? host.RunStore;
        }

        return options.Store is null
            ? null
            : throw new NotSupportedException(
                "Runs of task graphs can not be kept: their tasks have no types. Leave PipelineRunOptions.Store out, or write "
                    + "the tasks as agents of a pipeline."
            );
    }

    // what an agent leaves in its AsyncLocals is undone by restoring the caller's context, which can not be had here
    private Task<TResult> RunDurablyApart(
        TState state,
        PipelineRunOptions options,
        IRunStore store,
        ChannelWriter<PipelineEvent>? stream,
        CancellationToken cancellationToken
    )
    {
        if (!ExecutionContext.IsFlowSuppressed())
        {
            return RunDurablyAsync(state, options, store, stream, cancellationToken);
        }

        var span = PipelineRun.CallersSpan;
        return Task.Run(
            () =>
            {
                PipelineRun.Adopt(span);
                return RunDurablyAsync(state, options, store, stream, cancellationToken);
            },
            CancellationToken.None
        );
    }

    private async Task<TResult> RunDurablyAsync(
        TState state,
        PipelineRunOptions options,
        IRunStore store,
        ChannelWriter<PipelineEvent>? stream,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = durableStart ??= new DurableStart<TState, TResult>(host, shape);
        var kept = await start.BeginAsync(ref state, options, store).ConfigureAwait(false);
        Task<TResult> running;
        try
        {
            start.Restore(ref state, kept);
            var settings = new RunSettings(shape, options, host, kept);
            running = Rent().Start(in state, in settings, stream, cancellationToken);
        }
        catch
        {
            await kept.ReleaseAsync().ConfigureAwait(false);
            throw;
        }

        return await running.ConfigureAwait(false);
    }
}
