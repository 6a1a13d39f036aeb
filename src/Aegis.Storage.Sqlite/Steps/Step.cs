using Aegis.Ledger;
using Aegis.Storage.Sqlite.Files;
using Aegis.Storage.Sqlite.Rows;
using static Aegis.Ledger.OperationTransition;

namespace Aegis.Storage.Sqlite.Steps;

/// <summary>A transition as statements: the conditional one, and what follows for the approval when it took effect.</summary>
internal sealed record Step(Statement Operation, Statement? Approval = null)
{
    public static Step Of(OperationTransition transition, long now) =>
        transition switch
        {
            Begin step => new(OwnerSteps.Of(step, now)),
            Heartbeat step => new(OwnerSteps.Of(step, now)),
            Release step => new(OwnerSteps.Of(step, now)),
            Commit step => new(OwnerSteps.Of(step, now)),
            Fail step => new(OwnerSteps.Of(step, now)),
            MarkUnknown step => new(OwnerSteps.Of(step, now)),
            TakeOver step => new(RecoverySteps.Of(step, now)),
            Retry step => RecoverySteps.Of(step, now),
            ReRun step => new(RecoverySteps.Of(step, now)),
            ResolveCommitted step => new(RecoverySteps.Of(step, now)),
            ResolveFailed step => new(RecoverySteps.Of(step, now)),
            NoteLate step => new(RecoverySteps.Of(step, now)),
            Approve step => ApprovalSteps.Of(step, now),
            ApproveAndCommit step => ApprovalSteps.Of(step, now),
            Reject step => ApprovalSteps.Of(step, now),
            ExpireApproval step => ApprovalSteps.Of(step, now),
            CancelApproval step => ApprovalSteps.Of(step, now),
            BeginApproved step => ApprovalSteps.Of(step, now),
            _ => throw new NotSupportedException($"A step of {transition.GetType().Name} is not known here."),
        };

    /// <summary>Applies a transition and writes its audit; the caller has begun a transaction that holds the write lock.</summary>
    /// <returns>The operation after it; none when it was not as the step requires.</returns>
    public static OperationRecord? Apply(LedgerConnection connection, OperationTransition transition, long now)
    {
        var step = Of(transition, now);
        if (connection.ReadOne(step.Operation, row => OperationRow.Read(row, now)) is not { } after)
        {
            return null;
        }

        if (step.Approval is { } approval && connection.Execute(approval) != 1)
        {
            throw new InvalidOperationException(
                $"Operation {after.Id} has no approval that '{transition.AuditAction}' fits."
            );
        }

        if (transition.AuditAction is not null)
        {
            var last = connection.ReadOne(AuditRow.LastOf(after.Tenant, after.Id), AuditRow.Read)!;
            var at = DateTimeOffset.FromUnixTimeMilliseconds(now);
            connection.Execute(AuditRow.Append(AuditChain.Next(after, last, transition, at)));
        }

        return after;
    }
}
