using System.Runtime.CompilerServices;
using Aegis.Telemetry;

namespace Aegis.Turns;

// how turns are taken from the queue
public sealed partial class AgentLoop
{
    private readonly PauseGate gate = new();
    private LoopRun? running;

    /// <summary>Whether somebody runs it.</summary>
    public bool IsRunning => Volatile.Read(ref running) is not null;

    /// <summary>Whether it waits, or will, before the next turn.</summary>
    public bool IsPaused => gate.IsClosed;

    /// <summary>The turn that runs; none between turns.</summary>
    public Turn? CurrentTurn => Volatile.Read(ref running)?.Turn;

    /// <summary>Stops before the next turn; the one that runs goes on. To pause twice is to pause once.</summary>
    public void Pause() => gate.Close();

    /// <summary>Goes on. Without effect when nobody has paused.</summary>
    public void Resume()
    {
        gate.Open();
        awoken?.Invoke(this);
    }

    /// <summary>
    /// Runs turns until the queue is empty, and gives their values as they come. A turn that a tool returns is queued, a
    /// <see cref="ContextItem"/> is remembered, and neither is given.
    /// </summary>
    /// <param name="cancellationToken">Gives up: the turn that runs is cancelled, those that wait stay in the queue.</param>
    /// <returns>
    /// The values. A turn that fails ends the stream with its exception; it is out of the queue, and another call goes on with
    /// the next one. To leave the stream early leaves the loop as clean: a turn in the midst of its items is cancelled.
    /// </returns>
    /// <exception cref="AlreadyRunningException">Somebody runs it already.</exception>
    /// <exception cref="TurnTimeoutException">A turn took longer than <see cref="Turn.Timeout"/>.</exception>
    /// <exception cref="TurnRefusedException">A tool was not called.</exception>
    public IAsyncEnumerable<TurnValue> RunAsync(CancellationToken cancellationToken = default) =>
        RunAsync(endsWhenPaused: false, cancellationToken);

    internal async IAsyncEnumerable<TurnValue> RunAsync(
        bool endsWhenPaused,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var run = new LoopRun(this, queue, gate, endsWhenPaused, cancellationToken);
        if (Interlocked.CompareExchange(ref running, run, null) is not null)
        {
            throw new AlreadyRunningException(
                $"Loop '{Name}' runs: it can not be run once more before that has ended. Put turns into it meanwhile, or make another loop."
            );
        }

        run.Span = AgentSpan.IsWanted ? BeginSpan() : null;
        try
        {
            while (await run.NextTurnAsync().ConfigureAwait(false))
            {
                try
                {
                    while (await run.NextValueAsync().ConfigureAwait(false))
                    {
                        if (run.IsGiven)
                        {
                            yield return run.Value;
                        }
                    }
                }
                finally
                {
                    await run.LeaveTurnAsync().ConfigureAwait(false);
                }
            }
        }
        finally
        {
            Volatile.Write(ref running, null);
            run.Span?.End();
        }
    }

    private AgentSpan BeginSpan()
    {
        var description = new KeyValuePair<string, object?>(TelemetryNames.AgentDescription, Description);
        return AgentSpan.Begin(
            new SpanStart(TelemetryNames.InvokeAgent, Name, [new(TelemetryNames.AgentName, Name), description]),
            Time
        );
    }

    /// <summary>Has somebody told whenever there may be something to do.</summary>
    internal void Follow(Action<AgentLoop>? follower) => awoken = follower;
}
