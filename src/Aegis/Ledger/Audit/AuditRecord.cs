namespace Aegis.Ledger;

/// <summary>One step of an operation, for good. Never changed, never deleted by a store that keeps it in a database.</summary>
public sealed record AuditRecord
{
    /// <summary>Whose the operation is.</summary>
    public required string Tenant { get; init; }

    /// <summary>The operation.</summary>
    public required Guid OperationId { get; init; }

    /// <summary>Which of its steps, from 1 on, without gaps.</summary>
    public required int Sequence { get; init; }

    /// <summary>When, by the store's clock, in whole milliseconds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it.</summary>
    public required string Actor { get; init; }

    /// <summary>What: <see cref="OperationTransition.AuditAction"/>, or <c>claim</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The operation's fence after it.</summary>
    public required long Fence { get; init; }

    /// <summary>The operation's state after it.</summary>
    public required OperationState State { get; init; }

    /// <summary>The operation's phase after it.</summary>
    public required OperationPhase Phase { get; init; }

    /// <summary>What else there is to say; neither arguments nor results, but their hashes.</summary>
    public required string Detail { get; init; }

    /// <summary>The hash of the step before; of what the operation is for the first.</summary>
    public required ReadOnlyMemory<byte> PreviousHash { get; init; }

    /// <summary>SHA-256 over all of the above.</summary>
    public required ReadOnlyMemory<byte> Hash { get; init; }

    /// <summary>Why it can not be read, in words that name it; none for one that can.</summary>
    public string? Damage { get; init; }

    /// <summary>One that can not be read.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="position">Where; <see cref="Guid.Empty"/> when that can not be read either.</param>
    /// <param name="damage">Why, in words that name it.</param>
    /// <returns>The record, which has nothing but that.</returns>
    public static AuditRecord Damaged(string tenant, AuditPosition position, string damage) =>
        new()
        {
            Tenant = tenant,
            OperationId = position.OperationId,
            Sequence = position.Sequence,
            At = default,
            Actor = "",
            Action = "",
            Fence = 0,
            State = default,
            Phase = default,
            Detail = "",
            PreviousHash = default,
            Hash = default,
            Damage = damage,
        };
}
