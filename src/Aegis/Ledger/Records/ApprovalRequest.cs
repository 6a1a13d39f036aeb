namespace Aegis.Ledger;

/// <summary>What is asked of whoever approves.</summary>
public sealed record ApprovalRequest
{
    /// <summary>Which policy asks for it: 1 to 128 bytes of UTF-8.</summary>
    public required string Policy
    {
        get;
        init
        {
            StoredText.ThrowIfUnfit(value, 128, nameof(Policy));
            field = value;
        }
    }

    /// <summary>Who wants the operation, and so can not allow it: 1 to 255 bytes of UTF-8.</summary>
    public required string RequestedBy
    {
        get;
        init
        {
            StoredText.ThrowIfUnfit(value, 255, nameof(RequestedBy));
            field = value;
        }
    }

    /// <summary>The arguments as canonical JSON, to be shown to whoever decides: 64 KiB at most.</summary>
    public required string Payload
    {
        get;
        init
        {
            StoredText.ThrowIfUnfit(value, 64 * 1024, nameof(Payload));
            field = value;
        }
    }

    /// <summary>How long it can be decided. No answer means no. Default: an hour.</summary>
    public TimeSpan DecideWithin { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The request in an audit, which does not hold the payload.</summary>
    internal string Audited => $"policy {Policy}, requested by {RequestedBy}";
}

/// <summary>Who decided.</summary>
/// <param name="Name">Who: 1 to 255 bytes of UTF-8.</param>
/// <param name="Kind">Whether that is a person.</param>
public sealed record Decider(string Name, DeciderKind Kind);

/// <summary>Who can decide.</summary>
public enum DeciderKind
{
    /// <summary>A person.</summary>
    Human,

    /// <summary>A rule that persons have made.</summary>
    Policy,
}

/// <summary>The last of a page of pending approvals.</summary>
/// <param name="RequestedAt">When it was asked.</param>
/// <param name="OperationId">For which operation.</param>
public readonly record struct ApprovalCursor(DateTimeOffset RequestedAt, Guid OperationId);
