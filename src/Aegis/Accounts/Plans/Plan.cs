namespace Aegis.Accounts;

/// <summary>What a tenant may do, and what it costs.</summary>
public sealed record Plan
{
    /// <summary>Which: <c>free</c>.</summary>
    public required string Id { get; init; }

    /// <summary>How many operations can be claimed in a month. Default: as many as one likes.</summary>
    public long? EventsPerMonth { get; init; }

    /// <summary>What each of them costs. Default: nothing.</summary>
    public decimal PricePerEvent { get; init; }

    /// <summary>The price's currency, by ISO 4217. Default: <c>USD</c>.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>How many keys a tenant can have at once that are neither revoked nor expired. Default: 10.</summary>
    public int LiveKeys { get; init; } = 10;
}
