using Aegis.Ledger;

namespace Aegis.Memory;

/// <summary>Names that every store can hold.</summary>
internal static class MemoryNames
{
    /// <summary>How memories begin that Aegis keeps for itself, such as the counters of budgets.</summary>
    public const string Own = "aegis.";

    /// <summary>Of a tenant, as in the ledger.</summary>
    private const int TenantBytes = 128;
    private const int NameBytes = 255;

    /// <exception cref="ArgumentException">One of them is empty, too long or no valid text.</exception>
    public static void ThrowIfUnfit(string tenant, string memory)
    {
        ThrowIfUnfitTenant(tenant);
        StoredText.ThrowIfUnfit(memory, NameBytes, nameof(memory));
    }

    /// <exception cref="ArgumentException">It is empty, too long or no valid text.</exception>
    public static void ThrowIfUnfitTenant(string tenant) =>
        StoredText.ThrowIfUnfit(tenant, TenantBytes, nameof(tenant));

    /// <inheritdoc cref="ThrowIfUnfitTenant"/>
    public static void ThrowIfUnfitKey(string key) => StoredText.ThrowIfUnfit(key, NameBytes, nameof(key));
}
