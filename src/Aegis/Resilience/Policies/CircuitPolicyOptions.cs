namespace Aegis.Resilience;

/// <summary>When an agent's or a tool's calls are turned away.</summary>
public sealed class CircuitPolicyOptions
{
    /// <summary>After how many failures in a row calls are turned away. Default: 0, never.</summary>
    public int ConsecutiveFailures { get; set; }

    /// <summary>How long calls are turned away before one is let through to try. Default: 30 s.</summary>
    public TimeSpan RecoveryTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc cref="CircuitBreakerAttribute.FailureRatio"/>
    public double FailureRatio { get; set; }

    /// <inheritdoc cref="CircuitBreakerAttribute.MinimumThroughput"/>
    public int MinimumThroughput { get; set; } = 20;

    /// <summary>Over how long the share of failures is taken. Default: 30 s; at least 0.5 s.</summary>
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc cref="CircuitBreakerAttribute.Key"/>
    public string? Key { get; set; }
}
