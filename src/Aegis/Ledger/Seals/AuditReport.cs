namespace Aegis.Ledger;

/// <summary>What a look through the audit of a tenant has found.</summary>
public sealed record AuditReport
{
    /// <summary>Whose audit.</summary>
    public required string Tenant { get; init; }

    /// <summary>How many records were read.</summary>
    public required long Records { get; init; }

    /// <summary>How many seals were read.</summary>
    public required long Seals { get; init; }

    /// <summary>How many operations have records that no seal covers yet.</summary>
    public required long Unsealed { get; init; }

    /// <summary>
    /// What is wrong, in words; nothing when all is as it was written. After 1,000, how many more there are.
    /// </summary>
    public required IReadOnlyList<string> Faults { get; init; }

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsWhole => Faults.Count == 0;
}
