using Aegis.Ledger;

namespace Aegis.Approvals;

/// <summary>Several policies in order. The verdict bears the name of the one that gave it.</summary>
internal sealed class FirstDecidingPolicy(IReadOnlyList<IApprovalPolicy> policies) : IApprovalPolicy
{
    // so many characters are as many bytes at most as a store has room for
    private const int MaxLength = 40;

    public string Id { get; } =
        StoredText.Fit(string.Join('|', policies.Select(static policy => policy.Id)), MaxLength);

    public async ValueTask<ApprovalVerdict> JudgeAsync(ApprovalSubject subject, CancellationToken cancellationToken)
    {
        foreach (var policy in policies)
        {
            var verdict = await PolicyJudgement.OfAsync(policy, subject, cancellationToken).ConfigureAwait(false);
            if (verdict.Kind != VerdictKind.Ask)
            {
                return verdict;
            }
        }

        return ApprovalVerdict.Ask;
    }
}
