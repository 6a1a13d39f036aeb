using Aegis.Resilience;

namespace Aegis;

/// <summary>
/// Turns calls away with a <see cref="CircuitOpenException"/> after so many failures in a row, until a call that is let through
/// to try succeeds. The breaker is that of the <see cref="CircuitBreakerRegistry"/> under the agent's id or the tool's name, so
/// all pipelines of an app share it.
/// </summary>
/// <param name="consecutiveFailures">After how many failures in a row calls are turned away.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Assembly)]
public sealed class CircuitBreakerAttribute(int consecutiveFailures = 5) : PolicyAttribute
{
    /// <summary>After how many failures in a row calls are turned away. Default: 5; at least 1.</summary>
    public int ConsecutiveFailures { get; } = consecutiveFailures;

    /// <summary>
    /// How long calls are turned away before one is let through to try, in seconds. Default: 30. A longer Retry-After of the
    /// provider takes its place.
    /// </summary>
    public double RecoverySeconds { get; init; } = 30;

    /// <summary>
    /// The share of failures, above 0 up to 1, at which a second breaker turns calls away, for trouble that is not without
    /// successes in between. Default: 0, no such breaker.
    /// </summary>
    public double FailureRatio { get; init; }

    /// <summary>How many calls within the sampling time the share is taken of, at the least. Default: 20; at least 2.</summary>
    public int MinimumThroughput { get; init; } = 20;

    /// <summary>Over how many seconds the share is taken. Default: 30; at least 0.5.</summary>
    public double SamplingSeconds { get; init; } = 30;

    /// <summary>
    /// The key of the breaker, for several agents or tools that fail together because they ask one provider. Default: the
    /// agent's id or the tool's name.
    /// </summary>
    public string? Key { get; init; }

    internal override void Apply(ResilienceOptions options)
    {
        var breaker = options.CircuitBreaker;
        breaker.ConsecutiveFailures = ConsecutiveFailures;
        breaker.RecoveryTimeout = TimeSpan.FromSeconds(RecoverySeconds);
        breaker.FailureRatio = FailureRatio;
        breaker.MinimumThroughput = MinimumThroughput;
        breaker.SamplingDuration = TimeSpan.FromSeconds(SamplingSeconds);
        breaker.Key = Key;
    }
}
