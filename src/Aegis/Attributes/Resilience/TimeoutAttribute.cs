using Aegis.Resilience;

namespace Aegis;

/// <summary>
/// Cancels a call that takes too long; it then ends with an <see cref="AgentTimeoutException"/>. The method must look at its
/// cancellation token: one that does not is waited for.
/// </summary>
/// <param name="totalSeconds">How long all attempts and the waits between them may take together, in seconds.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Assembly)]
public sealed class TimeoutAttribute(double totalSeconds = double.PositiveInfinity) : PolicyAttribute
{
    /// <summary>
    /// How long all attempts and the waits between them may take together, in seconds. Default: no limit. Waiting for a place
    /// under a <see cref="ConcurrencyLimitAttribute"/> does not count.
    /// </summary>
    public double TotalSeconds { get; } = totalSeconds;

    /// <summary>How long one attempt may take, in seconds. Default: no limit.</summary>
    public double AttemptSeconds { get; init; } = double.PositiveInfinity;

    internal override void Apply(ResilienceOptions options)
    {
        options.Timeout.Total = Seconds(TotalSeconds);
        options.Timeout.Attempt = Seconds(AttemptSeconds);
    }
}
