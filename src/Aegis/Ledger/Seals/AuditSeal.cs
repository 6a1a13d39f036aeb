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
}

/// <summary>An operation as a seal covers it.</summary>
/// <param name="OperationId">Which.</param>
/// <param name="Sequence">The number of its last record then.</param>
/// <param name="Hash">The hash of that record; none while it is unsealed and the record is missing.</param>
public sealed record SealedOperation(Guid OperationId, int Sequence, ReadOnlyMemory<byte> Hash);
