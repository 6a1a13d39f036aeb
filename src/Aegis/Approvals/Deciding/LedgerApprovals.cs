using Aegis.Ledger;
using static Aegis.Ledger.OperationTransition;

namespace Aegis.Approvals;

/// <summary>The requests of one tenant in a ledger's store.</summary>
internal sealed class LedgerApprovals(LedgerParts parts, ApprovalOptions options, string tenant) : IApprovals
{
    /// <summary>Those of tools.</summary>
    public LedgerApprovals(LedgerParts parts, ApprovalOptions options)
        : this(parts, options, LedgerAction.DefaultTenant) { }

    public IApprovals ForTenant(string tenant)
    {
        ArgumentException.ThrowIfNullOrEmpty(tenant);
        return new LedgerApprovals(parts, options, tenant);
    }

    public async ValueTask<IReadOnlyList<Approval>> ListPendingAsync(
        int limit,
        Approval? after,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var cursor = after is null
            ? (ApprovalCursor?)null
            : new ApprovalCursor(after.Record.RequestedAt, after.OperationId);
        var records = await parts
            .Store.ListPendingApprovalsAsync(tenant, cursor, limit, cancellationToken)
            .ConfigureAwait(false);
        return [.. records.Select(static record => new Approval(record))];
    }

    public async ValueTask<Approval?> FindAsync(Guid operationId, CancellationToken cancellationToken) =>
        await parts.Store.FindApprovalAsync(tenant, operationId, cancellationToken).ConfigureAwait(false) is { } found
            ? new Approval(found)
            : null;

    public ValueTask<DecisionResult> ApproveAsync(
        Guid operationId,
        Decider by,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(by);
        return DecideAsync(
            operationId,
            by,
            asked => DecisionSteps.Approving(asked, by, reason, options, parts.Options),
            cancellationToken
        );
    }

    public ValueTask<DecisionResult> RejectAsync(
        Guid operationId,
        Decider by,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(by);
        return DecideAsync(
            operationId,
            by,
            asked => DecisionSteps.Rejecting(asked, by, reason, parts.Options),
            cancellationToken
        );
    }

    public ValueTask<DecisionResult> CancelAsync(Guid operationId, Decider by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        return DecideAsync(
            operationId,
            by,
            asked => new CancelApproval(asked.Operation, by.Name, parts.Options.FailureKept),
            cancellationToken
        );
    }

    /// <summary>Takes a step of which the operation's present request is the subject.</summary>
    private async ValueTask<DecisionResult> DecideAsync(
        Guid operationId,
        Decider by,
        Func<ApprovalRecord, OperationTransition> step,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(operationId, cancellationToken).ConfigureAwait(false) is { } approval
            ? await DecideAsync(step(approval.Record), by).ConfigureAwait(false)
            : new DecisionResult(DecisionOutcome.NotFound);

    /// <summary>Takes a step; if it comes too late, says why.</summary>
    public async ValueTask<DecisionResult> DecideAsync(OperationTransition step, Decider by)
    {
        var id = step.Operation.Id;
        var isDecided = await parts.Steps.ApplyAsync(step).ConfigureAwait(false) is not null;
        // decided, here or elsewhere: whoever waits looks again
        parts.Decisions.Ring(id);
        var now = await FindAsync(id, CancellationToken.None).ConfigureAwait(false);
        var result = isDecided
            ? new DecisionResult(DecisionOutcome.Decided, now)
            : new DecisionResult(DecisionOutcomes.WhyNot(now?.Record, step, by), now);
        if (isDecided)
        {
            ApprovalLog.Decided(
                parts.Logger,
                id,
                now?.Tool ?? "",
                by.Name,
                by.Kind,
                now?.Status ?? ApprovalStatus.Requested
            );
        }
        else
        {
            ApprovalLog.NotDecided(parts.Logger, id, now?.Tool ?? "", by.Name, result.Outcome);
        }

        return result;
    }
}
