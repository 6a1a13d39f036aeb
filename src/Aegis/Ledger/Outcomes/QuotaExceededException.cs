namespace Aegis.Ledger;

/// <summary>The tenant has claimed as many operations this month as it may. Nothing was inserted.</summary>
/// <param name="tenant">Which tenant.</param>
/// <param name="cap">How many it may.</param>
/// <param name="used">How many it has.</param>
public sealed class QuotaExceededException(string tenant, long cap, long used)
    : LedgerException(
        $"The tenant '{tenant}' has claimed {used} operations this month, and may claim {cap}. Nothing was done. Keys that it "
            + "has claimed go on being answered.",
        operation: null
    )
{
    /// <summary>Which tenant.</summary>
    public string Tenant { get; } = tenant;

    /// <summary>How many it may claim.</summary>
    public long Cap { get; } = cap;

    /// <summary>How many it has claimed.</summary>
    public long Used { get; } = used;
}
