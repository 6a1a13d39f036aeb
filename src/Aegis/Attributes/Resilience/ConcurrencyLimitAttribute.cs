using Aegis.Resilience;

namespace Aegis;

/// <summary>
/// Lets only so many calls run at once, over all runs of a pipeline instance; the others wait in order. What is turned away
/// because too many wait ends with an <see cref="AgentPoolFullException"/>.
/// </summary>
/// <param name="maxConcurrent">How many calls run at once.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Assembly)]
public sealed class ConcurrencyLimitAttribute(int maxConcurrent) : PolicyAttribute
{
    /// <summary>How many calls run at once; at least 1.</summary>
    public int MaxConcurrent { get; } = maxConcurrent;

    /// <summary>How many calls may wait. Default: any number.</summary>
    public int QueueLimit { get; init; } = int.MaxValue;

    internal override void Apply(ResilienceOptions options)
    {
        options.ConcurrencyLimit.MaxConcurrent = MaxConcurrent;
        options.ConcurrencyLimit.QueueLimit = QueueLimit;
    }
}
