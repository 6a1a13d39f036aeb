namespace Aegis.Ledger;

/// <summary>A request for approval, as a store has it. An operation has at most one at a time.</summary>
public sealed record ApprovalRecord
{
    /// <summary>The operation, with the fence that a decision has to name.</summary>
    public required OperationHandle Operation { get; init; }

    /// <summary>What is to be done: <see cref="OperationRecord.Operation"/>.</summary>
    public required string OperationName { get; init; }

    /// <summary>What it belongs to: <see cref="OperationRecord.Thread"/>.</summary>
    public required string Thread { get; init; }

    /// <summary>What exactly was asked for; nothing else may be done on its strength.</summary>
    public required Fingerprint Fingerprint { get; init; }

    /// <summary>What was asked.</summary>
    public required ApprovalRequest Request { get; init; }

    /// <summary>What became of it.</summary>
    public required ApprovalStatus Status { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Until when it can be decided.</summary>
    public required DateTimeOffset DecideBy { get; init; }

    /// <summary>Who decided; none before.</summary>
    public Decider? Decider { get; init; }

    /// <summary>When; none before.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why; none when the decider did not say.</summary>
    public string? Reason { get; init; }

    /// <summary>Until when an approved operation has to begin; none unless it was approved.</summary>
    public DateTimeOffset? ValidUntil { get; init; }
}

/// <summary>What became of a request for approval.</summary>
public enum ApprovalStatus
{
    /// <summary>Nobody has decided.</summary>
    Requested,

    /// <summary>It was allowed, and the operation has not begun.</summary>
    Approved,

    /// <summary>It was not allowed.</summary>
    Rejected,

    /// <summary>Nobody decided in time, or the operation did not begin in time.</summary>
    Expired,

    /// <summary>It was taken back.</summary>
    Cancelled,

    /// <summary>The operation has begun on its strength. No other can.</summary>
    Consumed,
}
