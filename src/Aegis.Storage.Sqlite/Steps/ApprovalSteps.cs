using Aegis.Ledger;
using Aegis.Storage.Sqlite.Files;
using Aegis.Storage.Sqlite.Rows;
using static Aegis.Ledger.OperationTransition;
using static Aegis.Storage.Sqlite.Steps.Updates;

namespace Aegis.Storage.Sqlite.Steps;

/// <summary>Steps that change an operation and its approval together.</summary>
internal static class ApprovalSteps
{
    private const string HasApproval =
        "EXISTS (SELECT 1 FROM aegis_approval a WHERE a.op_id = aegis_operation.op_id AND ";

    private const string MayDecide =
        "phase = 'AwaitingApproval' AND "
        + HasApproval
        + "a.status = 'Requested' AND a.decide_by > @now AND a.requested_by <> @decider)";

    private const string IsApproved = Update + "phase = 'Approved'" + Where + MayDecide + Returning;

    private const string IsDone = Update + Committed + Where + MayDecide + Returning;

    private const string IsRejected = Update + Failed + Where + MayDecide + Returning;

    private const string IsExpired =
        Update
        + Failed
        + Where
        + $"((phase = 'AwaitingApproval' AND {HasApproval} a.decide_by <= @now)) "
        + $"OR (phase = 'Approved' AND {HasApproval} a.valid_until <= @now)))"
        + Returning;

    private const string IsCancelled =
        Update + Failed + Where + "phase IN ('AwaitingApproval', 'Approved')" + Returning;

    private const string HasBegun =
        Update
        + Executing
        + Where
        + "phase = 'Approved' AND fp_version = @fp_version AND fingerprint = @fingerprint AND "
        + HasApproval
        + "a.status = 'Approved' AND a.fp_version = @fp_version AND a.fingerprint = @fingerprint AND a.valid_until > @now)"
        + Returning;

    private const string Decide =
        "UPDATE aegis_approval SET status = @status, decider = @decider, decider_kind = @decider_kind, reason = @reason, "
        + "decided_at = @now, valid_until = @valid_until WHERE op_id = @id AND status = 'Requested'";

    private const string Close =
        "UPDATE aegis_approval SET status = @status WHERE op_id = @id AND status IN ('Requested', 'Approved')";

    // an operation that is tried again asks again, for the same action
    private const string Request =
        "INSERT OR REPLACE INTO aegis_approval (op_id, tenant_id, fence, fp_version, fingerprint, policy, requested_by, "
        + "payload, status, requested_at, decide_by) SELECT op_id, tenant_id, @fence, fp_version, fingerprint, @policy, "
        + "@requested_by, @payload, 'Requested', @now, @decide_by FROM aegis_operation WHERE op_id = @id";

    public static Step Of(Approve step, long now) =>
        new(
            IsApproved.For(step.Operation, now).With("@decider", step.By.Name),
            Decided(
                step.Operation,
                ApprovalStatus.Approved,
                step.By,
                step.Reason,
                now,
                StoreTime.After(now, step.ValidFor)
            )
        );

    public static Step Of(ApproveAndCommit step, long now) =>
        new(
            IsDone
                .For(step.Operation, now)
                .With("@decider", step.By.Name)
                .WithResult(step.Result, step.ResultKept, step.KeyKept, now),
            Decided(step.Operation, ApprovalStatus.Consumed, step.By, step.Reason, now, validUntil: null)
        );

    public static Step Of(Reject step, long now) =>
        new(
            IsRejected
                .For(step.Operation, now)
                .With("@decider", step.By.Name)
                .WithFailure(step.Failure, step.Kept, now),
            Decided(step.Operation, ApprovalStatus.Rejected, step.By, step.Reason, now, validUntil: null)
        );

    public static Step Of(ExpireApproval step, long now) =>
        new(
            IsExpired.For(step.Operation, now).WithFailure(ExpireApproval.Failure, step.Kept, now),
            Closed(step.Operation, ApprovalStatus.Expired)
        );

    public static Step Of(CancelApproval step, long now) =>
        new(
            IsCancelled.For(step.Operation, now).WithFailure(CancelApproval.Failure, step.Kept, now),
            Closed(step.Operation, ApprovalStatus.Cancelled)
        );

    public static Step Of(BeginApproved step, long now) =>
        new(
            HasBegun
                .For(step.Operation, now)
                .WithLease(step.Owner, step.Lease, now)
                .With("@fp_version", step.Fingerprint.Version)
                .With("@fingerprint", step.Fingerprint.Hash.ToArray()),
            Closed(step.Operation, ApprovalStatus.Consumed)
        );

    /// <summary>Asks for approval of an operation that is there.</summary>
    public static Statement Ask(OperationHandle operation, ApprovalRequest approval, long now) =>
        new Statement(Request)
            .With("@id", Columns.Of(operation.Id))
            .With("@fence", operation.Fence)
            .With("@policy", approval.Policy)
            .With("@requested_by", approval.RequestedBy)
            .With("@payload", approval.Payload)
            .With("@now", now)
            .With("@decide_by", StoreTime.After(now, approval.DecideWithin));

    private static Statement Decided(
        OperationHandle operation,
        ApprovalStatus status,
        Decider by,
        string? reason,
        long now,
        long? validUntil
    ) =>
        new Statement(Decide)
            .With("@id", Columns.Of(operation.Id))
            .With("@status", status.ToString())
            .With("@decider", by.Name)
            .With("@decider_kind", by.Kind.ToString())
            .With("@reason", reason)
            .With("@now", now)
            .With("@valid_until", validUntil);

    private static Statement Closed(OperationHandle operation, ApprovalStatus status) =>
        new Statement(Close).With("@id", Columns.Of(operation.Id)).With("@status", status.ToString());
}
