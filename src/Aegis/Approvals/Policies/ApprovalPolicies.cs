using System.Globalization;

namespace Aegis.Approvals;

/// <summary>Policies that need no code of your own.</summary>
public static class ApprovalPolicies
{
    /// <summary>People decide on every call. The default.</summary>
    public static IApprovalPolicy Ask { get; } = new LambdaPolicy("ask", static _ => ApprovalVerdict.Ask);

    /// <summary>No call may be made.</summary>
    /// <param name="reason">Why, for the model to read.</param>
    /// <returns>The policy.</returns>
    public static IApprovalPolicy Deny(string reason)
    {
        var verdict = ApprovalVerdict.Deny(reason);
        return new LambdaPolicy("deny", _ => verdict);
    }

    /// <summary>
    /// Calls whose argument is a number from zero up to, and not including, the limit may be made. On all others people decide:
    /// when it is missing, negative, no number, or beyond what a decimal can hold.
    /// </summary>
    /// <param name="argument">The name of the argument.</param>
    /// <param name="limit">The first number that people decide on; compared as exact decimals.</param>
    /// <returns>The policy.</returns>
    public static IApprovalPolicy AutoApproveBelow(string argument, decimal limit)
    {
        ArgumentException.ThrowIfNullOrEmpty(argument);
        var id = string.Create(CultureInfo.InvariantCulture, $"auto-approve-below({argument}, {limit})");
        return new LambdaPolicy(
            id,
            subject =>
                subject.Number(argument) is >= 0 and var number && number < limit
                    ? ApprovalVerdict.Allow
                    : ApprovalVerdict.Ask
        );
    }

    /// <summary>Asks policies in order; the first that allows or denies decides. When none does, people do.</summary>
    /// <param name="policies">The policies; at least one.</param>
    /// <returns>The policy.</returns>
    public static IApprovalPolicy First(params IReadOnlyList<IApprovalPolicy> policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentOutOfRangeException.ThrowIfZero(policies.Count, nameof(policies));
        return policies.Count == 1 ? policies[0] : new FirstDecidingPolicy(policies);
    }
}
