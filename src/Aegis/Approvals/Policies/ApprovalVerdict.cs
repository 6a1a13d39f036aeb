namespace Aegis.Approvals;

/// <summary>What a policy thinks of a call.</summary>
public sealed record ApprovalVerdict
{
    private ApprovalVerdict(VerdictKind kind, string? reason) => (Kind, Reason) = (kind, reason);

    /// <summary>People decide.</summary>
    public static ApprovalVerdict Ask { get; } = new(VerdictKind.Ask, reason: null);

    /// <summary>The call may be made; nobody is asked.</summary>
    public static ApprovalVerdict Allow { get; } = new(VerdictKind.Allow, reason: null);

    /// <summary>Why, for the audit and, of a denial, for the model; none when the policy does not say.</summary>
    public string? Reason { get; }

    internal VerdictKind Kind { get; }

    /// <summary>The policy whose verdict it is, where one stands for several.</summary>
    internal string? By { get; init; }

    /// <summary>The call may not be made; nobody is asked.</summary>
    /// <param name="reason">Why, for the model to read.</param>
    /// <returns>The verdict.</returns>
    public static ApprovalVerdict Deny(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return new(VerdictKind.Deny, reason);
    }

    /// <summary>The call may be made, with a reason for the audit.</summary>
    /// <param name="reason">Why.</param>
    /// <returns>The verdict.</returns>
    public static ApprovalVerdict AllowBecause(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return new(VerdictKind.Allow, reason);
    }
}

/// <summary>Kinds of verdicts.</summary>
internal enum VerdictKind
{
    Ask,
    Allow,
    Deny,
}
