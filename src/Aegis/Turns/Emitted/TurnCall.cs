using System.ComponentModel;
using System.Runtime.ExceptionServices;
using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Turns;

/// <summary>The call of a turn's tool, as emitted code sees it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TurnCall
{
    private readonly AgentLoop loop;
    private readonly CancellationToken caller;
    private TurnDeadline? deadline;
    private ToolCall? toolCall;
    private TimeSpan left;
    private long since;

    internal TurnCall(AgentLoop loop, CancellationToken caller)
    {
        this.loop = loop;
        this.caller = caller;
    }

    /// <summary>Fires when the time of the turn is over, or its caller has given up.</summary>
    public CancellationToken CancellationToken => (deadline ??= NewDeadline()).Token;

    /// <summary>Where parameters come from that the turn does not hold: services, the context, the loop.</summary>
    public ToolCall Tool =>
        toolCall ??= NewToolCall(new AIFunctionArguments { Services = loop.Services }, sink: null, CancellationToken);

    internal Turn Turn { get; private set; } = null!;

    internal ToolFunction Function { get; private set; } = null!;

    internal bool HasExpired => deadline?.HasExpired ?? false;

    internal void Begin(Turn turn, ToolFunction function)
    {
        (Turn, Function, deadline, toolCall) = (turn, function, null, null);
        (left, since) = (turn.Timeout, loop.Time.GetTimestamp());
    }

    /// <summary>The time that somebody else takes is not the tool's.</summary>
    internal void Resume()
    {
        since = loop.Time.GetTimestamp();
        deadline?.Resume(left);
    }

    internal void End()
    {
        deadline?.Dispose();
        deadline = null;
    }

    /// <summary>Waits for a tool; one that goes on after its time is left behind.</summary>
    internal async ValueTask<T> WithinTimeAsync<T>(ValueTask<T> pending)
    {
        if (!pending.IsCompleted)
        {
            var task = pending.AsTask();
            var clock = deadline ??= NewDeadline();
            if (await Task.WhenAny(task, clock.Expiry).ConfigureAwait(false) != task && !task.IsCompleted)
            {
                Forget(task);
                throw new TurnTimeoutException(Turn, Turn.Timeout);
            }

            pending = new ValueTask<T>(task);
        }

        if (left != Timeout.InfiniteTimeSpan)
        {
            left -= loop.Time.GetElapsedTime(since);
        }

        deadline?.Rest();
        return await pending.ConfigureAwait(false);
    }

    /// <summary>Calls the tool as a model would: arguments checked, and whatever guards it has in between.</summary>
    internal async ValueTask<T> ThroughGuardsAsync<T>(TurnArguments arguments, ToolJson json)
    {
        var sink = new ValueSink<T>();
        var token = CancellationToken;
        var pending = Function.ExecuteAsync(NewToolCall(arguments.Evaluate(loop.Services), sink, token));
        var outcome = await WithinTimeAsync(pending).ConfigureAwait(false);
        ThrowIfError(outcome);
        return sink.HasValue ? sink.Value! : ReplayedResult.Read<T>(outcome.Value, json);
    }

    internal ToolCall NewToolCall(AIFunctionArguments arguments, TurnSink? sink, CancellationToken token) =>
        new(Function, arguments, token, AgentContext.Current ?? loop.Context) { Loop = loop, Sink = sink };

    internal void ThrowIfError(in ToolOutcome outcome)
    {
        if (!outcome.IsError)
        {
            return;
        }

        if (outcome.Exception is { } error)
        {
            ExceptionDispatchInfo.Throw(error);
        }

        throw new TurnRefusedException(Turn, outcome.Value);
    }

    internal IServiceProvider Services => loop.Services;

    // what becomes of a call that nobody waits for is nobody's to hear
    private static void Forget(Task task) =>
        task.ContinueWith(
            static ended => _ = ended.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );

    private TurnDeadline NewDeadline() => new(loop.Time, left, since, caller);
}
