using Aegis.Telemetry;
using Microsoft.Extensions.Logging;

namespace Aegis.Resilience;

/// <summary>
/// Turns calls away after a number of failures in a row, and lets single calls through later on to see whether it works
/// again. For any number of threads; allocates nothing while the circuit is closed.
/// </summary>
/// <remarks>
/// Each call takes a ticket before and gives a verdict after. Most code leaves both to <see cref="AgentPool"/> or to
/// <see cref="CircuitBreakerPipelineBuilderExtensions.AddConsecutiveCircuitBreaker"/>.
/// The members <see cref="IsAvailable"/>, <see cref="RecordSuccess"/> and <see cref="RecordFailure"/> do without tickets, and
/// without what tickets promise: exactly one probe, and no word from calls that began before the circuit broke. Only elapsed
/// time counts; setting the wall clock changes nothing.
/// </remarks>
public sealed partial class CircuitBreaker
{
    private readonly object gate = new();
    private readonly TimeProvider timeProvider;
    private readonly CircuitMachine machine;
    private readonly CircuitEvents events;
    private long successes;
    private long failures;
    private long rejections;

    /// <summary>A closed circuit.</summary>
    /// <param name="key">What it guards: the name of a pool, an agent, a model. Exceptions and events carry it.</param>
    /// <param name="options">When it opens, and how it recovers. Default: <see cref="CircuitBreakerOptions"/>' defaults.</param>
    /// <param name="timeProvider">What measures time. Default: <see cref="TimeProvider.System"/>.</param>
    /// <param name="logger">
    /// Is told what handlers of <see cref="StateChanged"/> throw. Default: none; then the exceptions go to
    /// <see cref="TaskScheduler.UnobservedTaskException"/>.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="key"/> is empty, or an option is out of its range.</exception>
    public CircuitBreaker(
        string key,
        CircuitBreakerOptions? options = null,
        TimeProvider? timeProvider = null,
        ILogger? logger = null
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        Key = key;
        this.timeProvider = timeProvider ?? TimeProvider.System;
        events = new CircuitEvents(logger);
        machine = new CircuitMachine((options ?? new()).Checked(), this.timeProvider, Note);
        ResilienceGauges.Add(this);
    }

    /// <summary>
    /// Tells of every change of state, in order and one at a time, when the breaker is not locked: a handler may call it.
    /// </summary>
    /// <remarks>
    /// Handlers run on a thread that has just called the breaker, which may be another one than that which caused the change;
    /// so keep them short. What one throws keeps neither the others nor the call from going on; it goes to the breaker's logger.
    /// No timer runs: the change to <see cref="CircuitState.HalfOpen"/> is told when the first call comes, while
    /// <see cref="State"/> shows it as soon as the recovery timeout is over.
    /// </remarks>
    public event EventHandler<CircuitStateChange>? StateChanged;

    /// <summary>What the circuit guards.</summary>
    public string Key { get; }

    /// <summary>
    /// What the circuit does with calls; <see cref="CircuitState.HalfOpen"/> as soon as it would let a probe through. Reading
    /// it changes nothing.
    /// </summary>
    public CircuitState State
    {
        get
        {
            lock (gate)
            {
                return machine.State;
            }
        }
    }

    /// <summary>Asks to make a call. Whoever is let through has to <see cref="Report"/> on it, whatever happens.</summary>
    /// <param name="ticket">What to report on; the default value when the call is turned away.</param>
    /// <param name="retryAfter">
    /// When the call is turned away, how long all others will be: zero while a probe is under way, and
    /// <see cref="TimeSpan.MaxValue"/> when the circuit is isolated.
    /// </param>
    /// <returns>Whether to make the call.</returns>
    public bool TryEnter(out CircuitTicket ticket, out TimeSpan retryAfter)
    {
        bool entered;
        lock (gate)
        {
            entered = machine.TryEnter(out ticket);
            retryAfter = entered ? TimeSpan.Zero : Reject();
        }

        events.Tell(this, StateChanged);
        return entered;
    }

    /// <summary>Says what became of a call. Once a ticket; a verdict that comes too late to count is counted all the same.</summary>
    /// <param name="ticket">What <see cref="TryEnter"/> of this breaker gave.</param>
    /// <param name="verdict">What the call says about whoever was called.</param>
    /// <param name="retryAfter">
    /// How long whoever was called asks to be left alone: the circuit, if it opens, stays open at least that long. Of account
    /// with <see cref="CircuitVerdict.Failure"/> alone. Default: it does not say.
    /// </param>
    public void Report(CircuitTicket ticket, CircuitVerdict verdict, TimeSpan? retryAfter = null)
    {
        if (ticket == default)
        {
            return;
        }

        lock (gate)
        {
            Count(verdict);
            machine.Report(ticket, verdict, retryAfter);
        }

        events.Tell(this, StateChanged);
    }

    /// <summary>What the breaker looks like now. Changes nothing.</summary>
    public CircuitSnapshot Snapshot()
    {
        lock (gate)
        {
            return new CircuitSnapshot
            {
                Key = Key,
                State = machine.State,
                ConsecutiveFailures = machine.ConsecutiveFailures,
                RetryAfter = machine.RetryAfter,
                Successes = successes,
                Failures = failures,
                Rejections = rejections,
            };
        }
    }

    private TimeSpan Reject()
    {
        rejections++;
        return machine.RetryAfter;
    }

    private void Count(CircuitVerdict verdict)
    {
        switch (verdict)
        {
            case CircuitVerdict.Success:
                successes++;
                break;
            case CircuitVerdict.Failure:
                failures++;
                break;
        }
    }

    private void Note(CircuitState from, CircuitState to) =>
        events.Add(new CircuitStateChange(Key, from, to, timeProvider.GetUtcNow(), machine.RetryAfter));
}
