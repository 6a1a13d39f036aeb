using Aegis.Tools;

namespace Aegis.Turns;

/// <summary>One run of a loop: takes turn after turn, and value after value.</summary>
internal sealed partial class LoopRun(
    AgentLoop loop,
    TurnQueue queue,
    PauseGate gate,
    bool endsWhenPaused,
    CancellationToken caller
)
{
    private readonly TurnCall call = new(loop, caller);
    private Turn? turn;
    private ToolFunction function = null!;
    private TurnStep step;

    /// <summary>The turn that runs; none between turns.</summary>
    public Turn? Turn => Volatile.Read(ref turn);

    /// <summary>What the turn has given last.</summary>
    public TurnValue Value { get; private set; }

    /// <summary>Whether that is for whoever follows the loop.</summary>
    public bool IsGiven { get; private set; }

    /// <summary>Takes the next turn, once the loop is not paused.</summary>
    /// <returns>Whether there is one.</returns>
    public ValueTask<bool> NextTurnAsync()
    {
        caller.ThrowIfCancellationRequested();
        Span?.Enter();
        return gate.IsClosed ? PassGateAsync() : new ValueTask<bool>(Take());
    }

    /// <summary>Goes on to the next value of the turn.</summary>
    /// <returns>Whether there is one; if not, the turn has completed.</returns>
    public ValueTask<bool> NextValueAsync()
    {
        // whoever follows the loop has its own context between two values
        Span?.Enter();
        return step == TurnStep.Over ? new ValueTask<bool>(false)
            : function.Definition.Streams ? NextItemAsync()
            : RunOnceAsync();
    }

    private async ValueTask<bool> PassGateAsync()
    {
        while (gate.IsClosed)
        {
            if (endsWhenPaused || queue.Count == 0)
            {
                return false;
            }

            await loop.FireAsync(HookPoint.Paused, turn: null, caller).ConfigureAwait(false);
            await gate.WaitAsync(caller).ConfigureAwait(false);
            await loop.FireAsync(HookPoint.Resumed, turn: null, caller).ConfigureAwait(false);
        }

        caller.ThrowIfCancellationRequested();
        return Take();
    }

    private bool Take()
    {
        if (!queue.TryTake(out var next))
        {
            return false;
        }

        (function, step) = (next.Function, TurnStep.Taken);
        Volatile.Write(ref turn, next.Turn);
        return true;
    }

    private ValueTask FireAsync(HookPoint point, object? value = null, Exception? error = null) =>
        loop.FireAsync(point, turn, caller, value, error);

    /// <summary>Up to the tool.</summary>
    private async ValueTask BeginAsync(Turn turn)
    {
        turn.Begin(loop.Time);
        step = TurnStep.Begun;
        await FireAsync(HookPoint.BeforeTurn).ConfigureAwait(false);
        await FireAsync(HookPoint.BeforeRun).ConfigureAwait(false);
        if (loop.IsHeard(HookPoint.BeforeInvoke, turn))
        {
            await FireAsync(HookPoint.BeforeInvoke, turn.ArgumentsNow()).ConfigureAwait(false);
        }

        call.Begin(turn, function);
        step = TurnStep.Invoked;
    }

    /// <summary>From the tool on.</summary>
    private async ValueTask CompleteAsync(Turn turn)
    {
        turn.End(TurnStatus.Completed, error: null, loop.Time);
        await FireAsync(HookPoint.AfterRun, turn.Output).ConfigureAwait(false);
        step = TurnStep.Ended;
        await FireAsync(HookPoint.RunEnded).ConfigureAwait(false);
    }

    /// <summary>Turns go into the queue, items into the context, anything else to whoever follows the loop.</summary>
    private ValueTask RouteAsync(Turn turn, object? value)
    {
        Value = new TurnValue(turn, value, loop);
        IsGiven = value is not (Turns.Turn or ContextItem);
        if (!IsGiven || loop.IsHeard(HookPoint.TurnValue, turn))
        {
            return RouteHeardAsync(value);
        }

        return default;
    }

    private async ValueTask RouteHeardAsync(object? value)
    {
        switch (value)
        {
            case Turns.Turn next:
                await loop.PutReturnedAsync(next, caller).ConfigureAwait(false);
                break;
            case ContextItem { Id: null } item:
                loop.ContextQueue.Add(item);
                break;
            case ContextItem item:
                loop.ContextPool.Add(item);
                break;
        }

        await FireAsync(HookPoint.TurnValue, value).ConfigureAwait(false);
    }
}
