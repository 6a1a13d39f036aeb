using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Aegis.Pipelines;

/// <summary>A run of one pipeline: the engine with that pipeline's agents and values.</summary>
internal sealed class PipelineRun<TState, TResult>(
    PipelineHost host,
    PipelineShape shape,
    RunPool<PipelineRun<TState, TResult>> pool
) : PipelineRun(host, shape)
    where TState : struct, IPipelineState<TResult>
    where TResult : PipelineResult
{
    private TState state;
    private AsyncTaskMethodBuilder<TResult> builder;

    /// <summary>Starts the run from its first agents.</summary>
    public Task<TResult> Start(
        in TState initial,
        in RunSettings settings,
        ChannelWriter<PipelineEvent>? stream,
        CancellationToken callerToken
    )
    {
        var task = Initialize(initial, settings, stream, timing: null, callerToken);
        var before = BeginSpans();
        Begin();
        if (before is not null)
        {
            // the run may be over and be somebody else's by now: nothing of it is touched
            ExecutionContext.Restore(before);
        }

        return task;
    }

    /// <summary>Goes on with a run that began inline.</summary>
    public Task<TResult> TakeOver(
        in TState current,
        in RunSettings settings,
        in InlineRun inline,
        Exception? error,
        CancellationToken callerToken
    )
    {
        var task = Initialize(current, settings, stream: null, inline.Timing, callerToken);
        TakeOver(inline, error);
        return task;
    }

    private protected override bool Invoke(int agent) => state.Invoke(agent, this);

    private protected override bool Await(int agent, Action continuation) => state.Await(agent, continuation);

    private protected override bool VisitOutput(int agent, OutputVisitor visitor) => state.VisitOutput(agent, visitor);

    private protected override void Complete(Exception? error)
    {
        TResult? result = null;
        if (error is null)
        {
            result = state.CreateResult(CompleteRecord());
            error = Announce(result);
        }

        CloseEvents();
        EndSpans(error);
        var completion = builder;
        state = default;
        builder = default;
        Reset();
        pool.Return(this);

        // the caller goes on from here, perhaps on this thread: the run is no longer ours
        if (error is null)
        {
            completion.SetResult(result!);
        }
        else
        {
            completion.SetException(error);
        }
    }

    private Task<TResult> Initialize(
        in TState initial,
        in RunSettings settings,
        ChannelWriter<PipelineEvent>? stream,
        InlineTiming? timing,
        CancellationToken callerToken
    )
    {
        state = initial;
        Prepare(settings, stream, timing, callerToken);
        state.CancellationToken = Token;
        return builder.Task;
    }
}
