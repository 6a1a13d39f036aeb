using Aegis.Tools;

namespace Aegis.Turns;

// what the loop does with a turn
public partial class Turn
{
    /// <summary>Its output, whatever its type.</summary>
    private protected virtual object? BoxedOutput => extras?.Output;

    /// <summary>Takes the turn for one run: of two at once, one is refused.</summary>
    internal void Begin(TimeProvider time)
    {
        var before = Status;
        if (
            before == TurnStatus.Running
            || Interlocked.CompareExchange(ref status, (int)TurnStatus.Running, (int)before) != (int)before
        )
        {
            throw new AlreadyRunningException($"Turn '{Tool}' runs: it can not be run once more before it has ended.");
        }

        if (extras is not null)
        {
            (extras.Error, extras.Output) = (null, null);
        }

        startedAt = time.GetUtcNow().UtcTicks;
        endedAt = 0;
    }

    internal void End(TurnStatus ended, Exception? error, TimeProvider time)
    {
        if (error is not null || extras is not null)
        {
            Extras.Error = error;
        }

        endedAt = time.GetUtcNow().UtcTicks;
        Volatile.Write(ref status, (int)ended);
    }

    /// <summary>Calls the tool of a turn that gives one value, and keeps that.</summary>
    internal virtual async ValueTask InvokeAsync(TurnCall call)
    {
        var output = await call.ThroughGuardsAsync<object?>(ArgumentsNow(), ToolJson.Default).ConfigureAwait(false);
        Extras.Output = output;
    }

    /// <summary>Calls the tool of a turn that gives a stream.</summary>
    internal virtual TurnItems Open(TurnCall call) =>
        GuardedItems.Open(
            call,
            ArgumentsNow(),
            item => ((List<object?>)(Extras.Output ??= new List<object?>())).Add(item)
        );

    /// <summary>The arguments as they are now, by name.</summary>
    internal virtual TurnArguments ArgumentsNow() => arguments ?? [];

    /// <summary>Puts back what the JSON of a turn says of it.</summary>
    internal void Restore(
        TurnStatus ended,
        DateTimeOffset? started,
        DateTimeOffset? finished,
        object? output,
        string? error
    )
    {
        status = (int)ended;
        startedAt = started?.UtcTicks ?? 0;
        endedAt = finished?.UtcTicks ?? 0;
        if (output is not null)
        {
            Extras.Output = output;
        }

        if (error is not null)
        {
            Extras.Error = new RestoredTurnException(error);
        }
    }
}
