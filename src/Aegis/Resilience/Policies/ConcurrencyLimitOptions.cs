namespace Aegis.Resilience;

/// <summary>How many calls run at once.</summary>
public sealed class ConcurrencyLimitOptions
{
    /// <summary>How many calls run at once; 0: any number. Default: 0.</summary>
    public int MaxConcurrent { get; set; }

    /// <summary>How many calls may wait. Default: any number.</summary>
    public int QueueLimit { get; set; } = int.MaxValue;
}
