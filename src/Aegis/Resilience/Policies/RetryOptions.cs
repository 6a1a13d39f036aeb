namespace Aegis.Resilience;

/// <summary>How often and when a failed call is repeated.</summary>
public sealed class RetryOptions
{
    /// <inheritdoc cref="RetryAttribute.MaxAttempts"/>
    public int MaxAttempts { get; set; } = 1;

    /// <summary>The first wait. Default: 1 s.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait. Default: 30 s. It bounds what grows, not a provider's Retry-After.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a provider's Retry-After may be to be waited for. Default: 60 s.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <inheritdoc cref="RetryAttribute.Backoff"/>
    public RetryBackoff Backoff { get; set; }

    /// <inheritdoc cref="RetryAttribute.Jitter"/>
    public bool Jitter { get; set; } = true;

    /// <inheritdoc cref="RetryAttribute.On"/>
    public IReadOnlyList<Type> On { get; set; } = [];

    /// <inheritdoc cref="RetryAttribute.Except"/>
    public IReadOnlyList<Type> Except { get; set; } = [];

    /// <summary>Where chance comes from: numbers from 0 up to, not including, 1. Default: <see cref="Random.Shared"/>.</summary>
    public Func<double> Randomizer { get; set; } = Random.Shared.NextDouble;
}
