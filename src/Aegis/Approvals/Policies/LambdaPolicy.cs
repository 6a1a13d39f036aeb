namespace Aegis.Approvals;

/// <summary>A policy that is a function.</summary>
internal sealed class LambdaPolicy(string id, Func<ApprovalSubject, ApprovalVerdict> judge) : IApprovalPolicy
{
    public string Id => id;

    public ValueTask<ApprovalVerdict> JudgeAsync(ApprovalSubject subject, CancellationToken cancellationToken) =>
        new(judge(subject));
}
