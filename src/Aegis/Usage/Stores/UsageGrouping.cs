namespace Aegis.Usage;

/// <summary>What sums are apart by, beside the period. They can be combined.</summary>
[Flags]
public enum UsageGrouping
{
    /// <summary>By the period alone.</summary>
    None = 0,

    /// <summary>By the agent.</summary>
    Agent = 1,

    /// <summary>By the model.</summary>
    Model = 2,

    /// <summary>By the pipeline.</summary>
    Pipeline = 4,

    /// <summary>By the tenant.</summary>
    Tenant = 8,
}
