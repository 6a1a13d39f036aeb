namespace Aegis.Approvals;

/// <summary>A rule that decides on calls of tools which require approval, or leaves them to people.</summary>
public interface IApprovalPolicy
{
    /// <summary>What the audit calls it: 1 to 128 bytes of UTF-8, the same as long as it decides the same.</summary>
    string Id { get; }

    /// <summary>Judges a call before anybody is asked. It is asked again whenever the same call is made again.</summary>
    /// <param name="subject">The call.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The verdict. What it throws fails the agent that calls; the tool is not called.</returns>
    ValueTask<ApprovalVerdict> JudgeAsync(ApprovalSubject subject, CancellationToken cancellationToken);
}
