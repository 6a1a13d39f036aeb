namespace Aegis.Ledger;

/// <summary>
/// One hash over the last records of all operations that had a step since the seal before, which it goes on from. Whoever keeps
/// the hash of one elsewhere can show later that nothing up to it was changed or removed.
/// </summary>
public sealed record AuditSeal
{
    /// <summary>Whose audit it is over.</summary>
    public required string Tenant { get; init; }

    /// <summary>Which, from 1 on, without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>When, by the clock of whoever made it, in whole milliseconds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How many operations it covers.</summary>
    public required int Operations { get; init; }

    /// <summary>The root of the Merkle tree over them.</summary>
    public required ReadOnlyMemory<byte> Root { get; init; }

    /// <summary>The hash of the seal before; zeros for the first.</summary>
    public required ReadOnlyMemory<byte> PreviousHash { get; init; }

    /// <summary>SHA-256 over all of the above.</summary>
    public required ReadOnlyMemory<byte> Hash { get; init; }

    /// <summary>Why it can not be read, in words that name it; none for one that can.</summary>
    public string? Damage { get; init; }

    /// <summary>What to keep elsewhere.</summary>
    public SealAnchor Anchor => new(Number, Hex.Of(Hash.Span));

    /// <summary>One that can not be read.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="number">Which; 0 when that can not be read either.</param>
    /// <param name="damage">Why, in words that name it.</param>
    /// <returns>The seal, which has nothing but that.</returns>
    public static AuditSeal Damaged(string tenant, long number, string damage) =>
        new()
        {
            Tenant = tenant,
            Number = number,
            At = default,
            Operations = 0,
            Root = default,
            PreviousHash = default,
            Hash = default,
            Damage = damage,
        };
}

/// <summary>An operation as a seal covers it.</summary>
/// <param name="OperationId">Which.</param>
/// <param name="Sequence">The number of its last record then.</param>
/// <param name="Hash">The hash of that record; none while it is unsealed and the record is missing.</param>
public sealed record SealedOperation(Guid OperationId, int Sequence, ReadOnlyMemory<byte> Hash)
{
    /// <summary>The number of the seal; 0 while it is unsealed.</summary>
    public long Number { get; init; }

    /// <summary>Why it can not be read, in words that name it; none for one that can.</summary>
    public string? Damage { get; init; }
}
