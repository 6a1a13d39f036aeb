namespace Aegis.Client;

/// <summary>Where the approval API is, who asks it, and how patient an <see cref="AegisClient"/> is.</summary>
public sealed class AegisClientOptions
{
    /// <summary>
    /// The server, with a path if it has one. Default: the address of the <see cref="HttpClient"/>, and when that has none
    /// <c>http://localhost:8000</c>.
    /// </summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>What stands before all paths of the API. Default: <c>/api/v1</c>.</summary>
    public string ApiPrefix { get; set; } = "/api/v1";

    /// <summary>The key <c>sk_live_…</c>; it says which tenant asks. Default: none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// The tenant, for servers of one's own that allow to name it. Not sent beside an <see cref="ApiKey"/>. Default: none.
    /// </summary>
    public string? TenantId { get; set; }

    /// <summary>The thread that decisions belong to, unless a call names another. Default: none.</summary>
    public string? ThreadId { get; set; }

    /// <summary>How long one attempt may take. Default: 10 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a call is repeated at most, after its first attempt. Default: 3.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The shortest time between two attempts. Default: 0.5 seconds.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// The longest time between two attempts. When a server asks for more by <c>Retry-After</c>, the call ends at once and its
    /// outcome says how long to wait. Default: 30 seconds.
    /// </summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How many repetitions there may be for each call, on average over all calls: what keeps clients from making a server's
    /// trouble worse. One a second and a burst of ten are always allowed. <see langword="null"/>: no limit but
    /// <see cref="MaxRetries"/>. Default: 0.1.
    /// </summary>
    public double? RetryBudget { get; set; } = 0.1;

    /// <summary>The clock of delays and timeouts. Default: the one that the app has registered, or the system's.</summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>Draws from 0 (inclusive) to 1 (exclusive) for the spread of delays; called by several threads. Default: a shared one.</summary>
    public Func<double> Randomizer { get; set; } = Random.Shared.NextDouble;
}
