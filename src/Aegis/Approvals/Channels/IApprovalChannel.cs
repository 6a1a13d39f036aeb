namespace Aegis.Approvals;

/// <summary>
/// How a request reaches people. Without any channel requests wait in the store, where <see cref="IApprovals"/> finds them. Of
/// several channels all are asked, and the first decision wins, wherever it comes from.
/// </summary>
public interface IApprovalChannel
{
    /// <summary>
    /// Tells people of a request, and perhaps brings their decision. Each process in which a call waits asks once a request.
    /// </summary>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellationToken">Fires when it is decided, or can not be decided any more.</param>
    /// <returns>
    /// The decision; <see cref="ApprovalDecision.None"/> when somebody else brings it. What it throws is logged and decides
    /// nothing.
    /// </returns>
    ValueTask<ApprovalDecision> AskAsync(Approval request, CancellationToken cancellationToken);
}
