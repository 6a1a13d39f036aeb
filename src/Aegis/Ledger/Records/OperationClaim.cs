namespace Aegis.Ledger;

/// <summary>An operation that somebody wants to have.</summary>
public sealed partial record OperationClaim
{
    /// <summary>The id that it is to have. A claim that is repeated because its answer was lost keeps it.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc cref="OperationRecord.Tenant"/>
    public required string Tenant
    {
        get;
        init
        {
            StoredText.ThrowIfUnfit(value, 128, nameof(Tenant));
            field = value;
        }
    }

    /// <inheritdoc cref="OperationRecord.Key"/>
    public required string Key
    {
        get;
        init
        {
            StoredText.ThrowIfUnfit(value, 255, nameof(Key));
            field = value;
        }
    }

    /// <inheritdoc cref="OperationRecord.Thread"/>
    public required string Thread
    {
        get;
        init
        {
            StoredText.ThrowIfUnfit(value, 255, nameof(Thread));
            field = value;
        }
    }

    /// <inheritdoc cref="OperationRecord.Operation"/>
    public required string Operation
    {
        get;
        init
        {
            StoredText.ThrowIfUnfit(value, 128, nameof(Operation));
            field = value;
        }
    }

    /// <inheritdoc cref="OperationRecord.Effect"/>
    public required ToolEffect Effect { get; init; }

    /// <inheritdoc cref="OperationRecord.Fingerprint"/>
    public required Fingerprint Fingerprint { get; init; }

    /// <summary>Who wants it: 1 to 255 bytes of UTF-8, another for every call.</summary>
    public required string Owner
    {
        get;
        init
        {
            StoredText.ThrowIfUnfit(value, 255, nameof(Owner));
            field = value;
        }
    }

    /// <summary>How long it is the owner's. Nobody has one that awaits approval.</summary>
    public required TimeSpan Lease { get; init; }

    /// <summary>Asks for approval: the operation then starts in <see cref="OperationPhase.AwaitingApproval"/>.</summary>
    public ApprovalRequest? Approval { get; init; }
}
