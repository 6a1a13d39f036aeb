namespace Aegis.Ledger;

/// <summary>One operation as a store has it. Times are the store's, whole milliseconds, UTC.</summary>
public sealed record OperationRecord
{
    /// <summary>Its id, unique in the store.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is: 1 to 128 bytes of UTF-8.</summary>
    public required string Tenant { get; init; }

    /// <summary>Which action it is, unique for the tenant: 1 to 255 bytes of UTF-8.</summary>
    public required string Key { get; init; }

    /// <summary>What it belongs to, a run say: 1 to 255 bytes of UTF-8.</summary>
    public required string Thread { get; init; }

    /// <summary>What is done, a tool's name say: 1 to 128 bytes of UTF-8.</summary>
    public required string Operation { get; init; }

    /// <summary>What a crash in between means; one of the ledgered effects.</summary>
    public required ToolEffect Effect { get; init; }

    /// <summary>What tells the same action from another with its key.</summary>
    public required Fingerprint Fingerprint { get; init; }

    /// <summary>What is known of it.</summary>
    public required OperationState State { get; init; }

    /// <summary>How far it is; none unless it is pending.</summary>
    public OperationPhase Phase { get; init; }

    /// <summary>From 1 on; one more with every change of owner. A transition that bears another is void.</summary>
    public long Fence { get; init; } = 1;

    /// <summary>How many owners have tried, from 1 on.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Who has it; none unless it is claimed or executing.</summary>
    public string? Owner { get; init; }

    /// <summary>
    /// How long its owner still has it, by the store's clock when it was read; zero or less when that is over. None unless it
    /// is claimed or executing.
    /// </summary>
    public TimeSpan? LeaseLeft { get; init; }

    /// <summary>What it gave; none unless it is committed, and none once that is no longer kept.</summary>
    public OperationResult? Result { get; init; }

    /// <summary>Why it failed or is unknown; none in the other states.</summary>
    public OperationFailure? Failure { get; init; }

    /// <summary>When it was claimed first.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it began first, as far as it may have happened since; none when it has not.</summary>
    public DateTimeOffset? ExecutingAt { get; init; }

    /// <summary>When it was committed, failed or became unknown; none while it is pending.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>From when on its result is no longer kept; none unless it is committed.</summary>
    public DateTimeOffset? ResultExpiresAt { get; init; }

    /// <summary>From when on its key is free again; none unless it is committed or failed.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What a transition has to name.</summary>
    public OperationHandle Handle => new(Tenant, Id, Fence);
}
