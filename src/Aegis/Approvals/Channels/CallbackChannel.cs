namespace Aegis.Approvals;

/// <summary>A channel that is a function of the app.</summary>
internal sealed class CallbackChannel(Func<Approval, CancellationToken, ValueTask<ApprovalDecision>> ask)
    : IApprovalChannel
{
    public ValueTask<ApprovalDecision> AskAsync(Approval request, CancellationToken cancellationToken) =>
        ask(request, cancellationToken);
}
