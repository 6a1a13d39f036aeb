using Aegis.Ledger;
using Aegis.Pipelines;
using Aegis.Telemetry;
using static Aegis.Ledger.OperationTransition;

namespace Aegis.Approvals;

/// <summary>The gate before one call of a tool: what the policy has said of it, and whom it asks.</summary>
internal sealed class ApprovalGate(
    ApprovalServices services,
    AgentContext context,
    string tool,
    Decider policy,
    ApprovalVerdict verdict
) : IApprovalGate
{
    private bool hasTold;

    public bool IsDenied => verdict.Kind == VerdictKind.Deny;

    public async ValueTask<IApprovalPause?> OpenAsync(OperationRecord asked)
    {
        hasTold = false;
        if (verdict.Kind != VerdictKind.Ask)
        {
            await services.Approvals.DecideAsync(Step(asked), policy).ConfigureAwait(false);
            return null;
        }

        if (await FindAsync(asked).ConfigureAwait(false) is not { Status: ApprovalStatus.Requested } request)
        {
            return null;
        }

        ApprovalLog.Waiting(context.Logger, tool, asked.Id, request.DecideBy);
        context.ReportApprovalRequest(new ApprovalNotice(tool, request));
        services.Desk.Ask(request);
        return new ApprovalPause(context, tool);
    }

    public async ValueTask ClosedAsync(OperationRecord operation)
    {
        services.Desk.Close(operation.Id);
        if (!hasTold && context.IsFollowed && await FindAsync(operation).ConfigureAwait(false) is { } request)
        {
            hasTold = true;
            context.ReportApprovalDecision(new ApprovalNotice(tool, request));
        }
    }

    public OperationTransition TakeBack(OperationRecord approved) =>
        new CancelApproval(approved.Handle, policy.Name, services.Parts.Options.FailureKept);

    private async ValueTask<Approval?> FindAsync(OperationRecord operation) =>
        await services.Parts.Steps.FindApprovalAsync(operation.Tenant, operation.Id).ConfigureAwait(false) is { } found
            ? new Approval(found)
            : null;

    private OperationTransition Step(OperationRecord asked) =>
        IsDenied
            ? new Reject(asked.Handle, policy, services.Parts.Options.FailureKept) { Reason = verdict.Reason }
            : new Approve(asked.Handle, policy, services.Options.ValidFor) { Reason = verdict.Reason };

    /// <summary>Lets others have what the agent takes up, from when it waits until it goes on.</summary>
    private sealed class ApprovalPause(AgentContext context, string tool) : IApprovalPause
    {
        private readonly long start = LedgerTelemetry.MeasuresWaits ? context.TimeProvider.GetTimestamp() : 0;
        private bool hasBegun;

        public void Begin()
        {
            if (!hasBegun)
            {
                hasBegun = true;
                context.Waits.BeginWait();
            }
        }

        public ValueTask EndAsync(CancellationToken cancellationToken)
        {
            if (start != 0)
            {
                LedgerTelemetry.NoteWait(context.TimeProvider.GetElapsedTime(start), tool, context.AgentId);
            }

            return hasBegun ? context.Waits.EndWaitAsync(cancellationToken) : default;
        }
    }
}
