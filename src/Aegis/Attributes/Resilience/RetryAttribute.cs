using Aegis.Resilience;

namespace Aegis;

/// <summary>
/// Calls once more when a call fails in a way that may pass: a 408, 425, 429 or 5xx, a broken connection, a timeout of an
/// attempt, any exception of which nothing else is known. Not retried: a cancelled run, other 4xx, an open circuit, a full queue.
/// </summary>
/// <param name="maxAttempts">How often the method is called in all, the first time included; 1: never again.</param>
/// <remarks>
/// A tool is retried only when its <see cref="ToolEffect"/> allows a second call. An agent is called as a whole: a retry starts
/// its conversation anew, and calls tools again.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Assembly)]
public sealed class RetryAttribute(int maxAttempts = 3) : PolicyAttribute
{
    /// <summary>How often the method is called in all, the first time included. Default: 3; at least 1.</summary>
    public int MaxAttempts { get; } = maxAttempts;

    /// <summary>The first wait, in seconds. Default: 1. A provider's Retry-After takes its place.</summary>
    public double DelaySeconds { get; init; } = 1;

    /// <summary>The longest wait, in seconds. Default: 30. It bounds what grows, not a provider's Retry-After.</summary>
    public double MaxDelaySeconds { get; init; } = 30;

    /// <summary>
    /// How long a provider's Retry-After may be, in seconds, to be waited for; a longer one ends the call with the failure at
    /// once. Default: 60.
    /// </summary>
    public double MaxRetryAfterSeconds { get; init; } = 60;

    /// <summary>How the wait grows. Default: <see cref="RetryBackoff.Exponential"/>.</summary>
    public RetryBackoff Backoff { get; init; }

    /// <summary>
    /// Whether waits vary at random, so that calls that failed together do not come back together. Default:
    /// <see langword="true"/>.
    /// </summary>
    public bool Jitter { get; init; } = true;

    /// <summary>
    /// The exceptions to retry, those derived from them included, whatever else is known of them. Default: those that may pass.
    /// </summary>
    public Type[] On { get; init; } = [];

    /// <summary>The exceptions not to retry, those derived from them included. Default: none but those that can not pass.</summary>
    public Type[] Except { get; init; } = [];

    internal override void Apply(ResilienceOptions options)
    {
        var retry = options.Retry;
        retry.MaxAttempts = MaxAttempts;
        retry.Delay = TimeSpan.FromSeconds(DelaySeconds);
        retry.MaxDelay = TimeSpan.FromSeconds(MaxDelaySeconds);
        retry.MaxRetryAfter = TimeSpan.FromSeconds(MaxRetryAfterSeconds);
        retry.Backoff = Backoff;
        retry.Jitter = Jitter;
        retry.On = On;
        retry.Except = Except;
    }
}
