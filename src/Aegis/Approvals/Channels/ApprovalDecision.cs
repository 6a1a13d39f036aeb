namespace Aegis.Approvals;

/// <summary>What a channel brings back.</summary>
public sealed record ApprovalDecision
{
    private ApprovalDecision(string by, bool isApproved, string? reason) =>
        (By, IsApproved, Reason) = (by, isApproved, reason);

    /// <summary>No decision: somebody else decides, or nobody.</summary>
    public static ApprovalDecision None { get; } = new("", isApproved: false, reason: null);

    /// <summary>Who has decided; empty when nobody has.</summary>
    public string By { get; }

    /// <summary>Whether the call may be made.</summary>
    public bool IsApproved { get; }

    /// <summary>Why; none when the decider did not say.</summary>
    public string? Reason { get; }

    /// <summary>A person allows the call.</summary>
    /// <param name="by">Who: 1 to 255 bytes of UTF-8.</param>
    /// <param name="reason">Why: 1000 characters at most. Default: not said.</param>
    /// <returns>The decision.</returns>
    public static ApprovalDecision Approve(string by, string? reason = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(by);
        return new(by, isApproved: true, reason);
    }

    /// <summary>A person does not allow the call.</summary>
    /// <param name="by">Who: 1 to 255 bytes of UTF-8.</param>
    /// <param name="reason">Why, for the model too: 1000 characters at most. Default: not said.</param>
    /// <returns>The decision.</returns>
    public static ApprovalDecision Reject(string by, string? reason = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(by);
        return new(by, isApproved: false, reason);
    }
}
