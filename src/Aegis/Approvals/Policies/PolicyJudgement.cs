namespace Aegis.Approvals;

/// <summary>Asks a policy, and says whose verdict it was or whose mistake.</summary>
internal static class PolicyJudgement
{
    /// <exception cref="ApprovalPolicyException">The policy has thrown, or given no verdict.</exception>
    public static async ValueTask<ApprovalVerdict> OfAsync(
        IApprovalPolicy policy,
        ApprovalSubject subject,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var verdict = await policy.JudgeAsync(subject, cancellationToken).ConfigureAwait(false);
            return verdict is null ? throw new InvalidOperationException("It gave no verdict.")
                : verdict.By is null ? verdict with { By = policy.Id }
                : verdict;
        }
        catch (Exception error)
            when (error is not ApprovalPolicyException && !cancellationToken.IsCancellationRequested)
        {
            throw new ApprovalPolicyException(policy.Id, subject.Tool, error);
        }
    }
}
