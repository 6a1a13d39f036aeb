using Aegis.Approvals;
using RefundDesk.Crashes;

namespace RefundDesk.Desk;

/// <summary>Asks whoever sits at the terminal, and gives up when nobody does.</summary>
/// <param name="crash">Where to die.</param>
/// <param name="giveUp">Called when the input has ended without a decision. The request stays open.</param>
public sealed class TerminalChannel(CrashSwitch crash, Action giveUp) : IApprovalChannel, IDisposable
{
    private readonly ConsoleApprovalChannel console = new();

    /// <inheritdoc/>
    public async ValueTask<ApprovalDecision> AskAsync(Approval request, CancellationToken cancellationToken)
    {
        crash.At(CrashPoint.WhileWaiting);
        var decision = await console.AskAsync(request, cancellationToken);
        if (decision == ApprovalDecision.None)
        {
            giveUp();
        }

        return decision;
    }

    /// <inheritdoc/>
    public void Dispose() => console.Dispose();
}
