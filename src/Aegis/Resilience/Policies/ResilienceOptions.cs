namespace Aegis.Resilience;

/// <summary>
/// What stands between a call and an agent's or tool's method: first what its attributes say, then what named options change,
/// by the agent's id or the tool's name. They are read once, when the pipeline is built or the tool is called first.
/// </summary>
/// <remarks>Only agents and tools that have a policy attribute, or whose assembly has one, are looked up here.</remarks>
public sealed class ResilienceOptions
{
    /// <summary>How often and when a failed call is repeated. Default: never.</summary>
    public RetryOptions Retry { get; } = new();

    /// <summary>How long a call may take. Default: without limit.</summary>
    public TimeoutOptions Timeout { get; } = new();

    /// <summary>When calls are turned away. Default: never.</summary>
    public CircuitPolicyOptions CircuitBreaker { get; } = new();

    /// <summary>How many calls run at once. Default: any number.</summary>
    public ConcurrencyLimitOptions ConcurrencyLimit { get; } = new();
}
