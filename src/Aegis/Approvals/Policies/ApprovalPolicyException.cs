namespace Aegis.Approvals;

/// <summary>A policy could not judge a call. The tool was not called.</summary>
/// <param name="policy">The id of the policy.</param>
/// <param name="tool">The name of the tool.</param>
/// <param name="inner">What it has thrown.</param>
public sealed class ApprovalPolicyException(string policy, string tool, Exception inner)
    : Exception(
        $"Approval policy '{policy}' failed to judge a call of tool '{tool}', which was not called: {inner?.Message}",
        inner
    )
{
    /// <summary>The id of the policy.</summary>
    public string Policy => policy;

    /// <summary>The name of the tool.</summary>
    public string Tool => tool;
}
