using System.Threading.RateLimiting;
using Aegis.Telemetry;

namespace Aegis.Resilience;

/// <summary>
/// Runs a bounded number of calls at once, in order of arrival, and turns calls away after too many failures in a row. For any
/// number of threads, agents and runs.
/// </summary>
/// <remarks>
/// A call is turned away at once while the circuit is open, and else waits for its turn. Whether it goes out is decided when
/// its turn comes: calls that waited while the circuit broke are turned away too.
/// </remarks>
public sealed partial class AgentPool : IAsyncDisposable
{
    private readonly ConcurrencyLimiter limiter;
    private readonly PoolOccupancy occupancy = new();
    private readonly PoolTotals totals = new();
    private readonly IFaultClassifier classifier;
    private readonly int queueLimit;
    private int waiting;

    /// <summary>A pool in which any number of calls may wait.</summary>
    /// <param name="maxConcurrent">How many calls run at once; at least 1.</param>
    /// <param name="consecutiveFailureLimit">After how many failures in a row the circuit opens; at least 1.</param>
    /// <param name="recoveryTimeout">How long it stays open before one call is let through; longer than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public AgentPool(int maxConcurrent, int consecutiveFailureLimit, TimeSpan recoveryTimeout)
        : this(
            new AgentPoolOptions
            {
                MaxConcurrent = maxConcurrent,
                Circuit = new CircuitBreakerOptions
                {
                    ConsecutiveFailureLimit = consecutiveFailureLimit,
                    RecoveryTimeout = recoveryTimeout,
                },
            }
        ) { }

    /// <summary>A pool.</summary>
    /// <param name="options">How many calls it runs at once, and when it turns them away.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    public AgentPool(AgentPoolOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        Name = options.Name;
        MaxConcurrent = options.MaxConcurrent;
        queueLimit = options.QueueLimit;
        classifier = options.FaultClassifier ?? FaultClassifier.Default;
        Breaker = options.Breaker ?? new CircuitBreaker(options.Name, options.Circuit, options.TimeProvider);
        limiter = CreateLimiter(options);
        ResilienceGauges.Add(this);
    }

    /// <summary>What exceptions and the status call the pool.</summary>
    public string Name { get; }

    /// <summary>How many calls run at once.</summary>
    public int MaxConcurrent { get; }

    /// <summary>The pool's circuit: to reset or isolate it, or to hear of its changes.</summary>
    public CircuitBreaker Breaker { get; }

    /// <summary>Makes a call when its turn comes.</summary>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="action">The call; is given <paramref name="cancellationToken"/>.</param>
    /// <param name="cancellationToken">Gives up the call, or waiting for it, which then says nothing about the called.</param>
    /// <returns>What the call returns. What it throws is thrown, and counted as its classification says.</returns>
    /// <exception cref="CircuitOpenException">Too many calls in a row have failed; this one was not made.</exception>
    /// <exception cref="AgentPoolFullException">As many as allowed wait already; this one was not made.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed of before the call's turn came; it was not made.</exception>
    public ValueTask<T> ExecuteAsync<T>(
        Func<CancellationToken, ValueTask<T>> action,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(action);
        return RunAsync(action, static (action, cancellation) => action(cancellation), cancellationToken);
    }

    /// <summary>Makes a call when its turn comes, without a closure when <paramref name="action"/> is static.</summary>
    /// <typeparam name="TState">The type of what the call needs.</typeparam>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="state">What the call needs.</param>
    /// <param name="action">The call; is given both others.</param>
    /// <param name="cancellationToken">Gives up the call, or waiting for it, which then says nothing about the called.</param>
    /// <returns>What the call returns. What it throws is thrown, and counted as its classification says.</returns>
    /// <exception cref="CircuitOpenException">Too many calls in a row have failed; this one was not made.</exception>
    /// <exception cref="AgentPoolFullException">As many as allowed wait already; this one was not made.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed of before the call's turn came; it was not made.</exception>
    public ValueTask<T> ExecuteAsync<TState, T>(
        TState state,
        Func<TState, CancellationToken, ValueTask<T>> action,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(action);
        return RunAsync(state, action, cancellationToken);
    }

    /// <summary>What the pool looks like now. Its numbers are read one by one, while calls come and go.</summary>
    public AgentPoolStatus GetStatus()
    {
        var circuit = Breaker.Snapshot();
        return new AgentPoolStatus
        {
            Name = Name,
            MaxConcurrent = MaxConcurrent,
            Running = occupancy.Running,
            Waiting = Volatile.Read(ref waiting),
            Peak = occupancy.Peak,
            Circuit = circuit.State,
            ConsecutiveFailures = circuit.ConsecutiveFailures,
            RetryAfter = circuit.RetryAfter,
            Succeeded = totals.Succeeded,
            Failed = totals.Failed,
            Cancelled = totals.Cancelled,
            Rejected = totals.Rejected,
        };
    }

    /// <summary>
    /// Takes no more calls, turns away those that wait, and ends when those that run have ended; so a call must not wait for it.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        var emptied = occupancy.Close();
        await limiter.DisposeAsync().ConfigureAwait(false);
        await emptied.ConfigureAwait(false);
        ResilienceGauges.Remove(this);
    }
}
