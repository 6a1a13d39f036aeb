using Microsoft.Extensions.Logging;

namespace Aegis.Resilience;

/// <summary>One circuit breaker a key, for any number of threads. <c>services.AddAegis()</c> registers one.</summary>
/// <remarks>
/// When it is full, the breaker that was asked for longest ago is dropped to make room, but none that is open, half open or
/// isolated while there is one that is closed. Whoever holds a dropped breaker can go on with it; the next one who asks for its
/// key is given a new one.
/// </remarks>
public sealed class CircuitBreakerRegistry
{
    private readonly CircuitBreakerTable breakers;
    private readonly CircuitBreakerOptions defaults;
    private readonly TimeProvider? timeProvider;
    private readonly ILogger? logger;

    /// <summary>An empty registry.</summary>
    /// <param name="options">What its breakers have in common. Default: <see cref="CircuitBreakerRegistryOptions"/>' defaults.</param>
    /// <param name="timeProvider">What measures time. Default: <see cref="TimeProvider.System"/>.</param>
    /// <param name="logger">Is told what handlers of state changes throw. Default: none; see <see cref="CircuitBreaker"/>.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public CircuitBreakerRegistry(
        CircuitBreakerRegistryOptions? options = null,
        TimeProvider? timeProvider = null,
        ILogger<CircuitBreakerRegistry>? logger = null
    )
    {
        options ??= new CircuitBreakerRegistryOptions();
        if (options.Capacity < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options),
                options.Capacity,
                $"{nameof(CircuitBreakerRegistryOptions)}.{nameof(options.Capacity)} is {options.Capacity}, but has to be at least 1."
            );
        }

        breakers = new CircuitBreakerTable(options.Capacity);
        defaults = options.Breaker.Checked();
        this.timeProvider = timeProvider;
        this.logger = logger;
    }

    /// <summary>Tells of every change of state of every breaker; in order for each of them. The sender is the breaker.</summary>
    /// <remarks>See <see cref="CircuitBreaker.StateChanged"/> for who calls handlers, and what becomes of what they throw.</remarks>
    public event EventHandler<CircuitStateChange>? StateChanged;

    /// <summary>The breaker of a key; made when it is asked for first.</summary>
    /// <param name="key">What the circuit guards. Case matters.</param>
    /// <exception cref="ArgumentException"><paramref name="key"/> is empty.</exception>
    public CircuitBreaker GetBreaker(string key) => GetBreaker(key, defaults);

    /// <summary>The breaker of a key; made with these options when it is asked for first, and otherwise as it is.</summary>
    /// <param name="key">What the circuit guards. Case matters.</param>
    /// <param name="options">When its circuit opens, and how it recovers.</param>
    /// <exception cref="ArgumentException"><paramref name="key"/> is empty, or an option is out of its range.</exception>
    public CircuitBreaker GetBreaker(string key, CircuitBreakerOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(options);
        return breakers.GetOrAdd(
            key,
            (Registry: this, Options: options),
            static (key, made) => made.Registry.Make(key, made.Options)
        );
    }

    /// <summary>What all breakers look like now, by key.</summary>
    public IReadOnlyList<CircuitSnapshot> Snapshots() =>
        [
            .. breakers
                .All()
                .Select(breaker => breaker.Snapshot())
                .OrderBy(snapshot => snapshot.Key, StringComparer.Ordinal),
        ];

    /// <summary>Whether a call would be let through now; a key without a breaker has not failed yet.</summary>
    /// <param name="key">What the circuit guards.</param>
    public bool IsAvailable(string key) => breakers.Find(key)?.IsAvailable ?? true;

    /// <summary>Says that a call has worked; see <see cref="CircuitBreaker.RecordSuccess"/>.</summary>
    /// <param name="key">What the circuit guards.</param>
    public void RecordSuccess(string key) => GetBreaker(key).RecordSuccess();

    /// <summary>Says that a call has failed; see <see cref="CircuitBreaker.RecordFailure"/>.</summary>
    /// <param name="key">What the circuit guards.</param>
    /// <param name="retryAfter">How long whoever was called asks to be left alone. Default: it does not say.</param>
    public void RecordFailure(string key, TimeSpan? retryAfter = null) => GetBreaker(key).RecordFailure(retryAfter);

    /// <summary>Closes the circuit of a key, and forgets its failures.</summary>
    /// <param name="key">What the circuit guards.</param>
    /// <returns>Whether there is one.</returns>
    public bool Reset(string key)
    {
        var breaker = breakers.Find(key);
        breaker?.Reset();
        return breaker is not null;
    }

    private CircuitBreaker Make(string key, CircuitBreakerOptions options)
    {
        var breaker = new CircuitBreaker(key, options, timeProvider, logger);
        breaker.StateChanged += (sender, change) => CircuitEvents.Invoke(StateChanged, sender!, change, logger);
        return breaker;
    }
}
