using Aegis.Ledger;
using static Aegis.Ledger.OperationTransition;
using static Aegis.Storage.Sql;

namespace Aegis.Storage;

// steps of an operation together with its approval, which is a part of its row
internal sealed partial record Step
{
    private const string IsGated = "o.phase IN ('AwaitingApproval', 'Approved')";
    private const string MayDecide =
        "o.phase = 'AwaitingApproval' AND o.due_at > clock.now AND o.approval_requested_by <> ";

    private static readonly string AwaitingApproval = $"""
        phase = 'AwaitingApproval', due_at = {After(5)}, approval_status = 'Requested', approval_fence = o.fence + 1,
        approval_policy = $6, approval_requested_by = $7, approval_payload = $8, approval_requested_at = clock.now,
        approval_decide_by = {After(
            5
        )}, approval_decider = NULL, approval_decider_kind = NULL, approval_decided_at = NULL,
        approval_reason = NULL, approval_valid_until = NULL
        """;

    private static Step OfApproval(OperationTransition transition) =>
        transition switch
        {
            Approve step => new(
                MayDecide + "$5",
                $"""
                phase = 'Approved', approval_status = 'Approved', approval_decider = $5, approval_decider_kind = $6,
                approval_reason = $7, approval_decided_at = clock.now, due_at = {After(
                    8
                )}, approval_valid_until = {After(8)}
                """,
                step.By.Name,
                step.By.Kind.ToString(),
                (object?)step.Reason ?? Null.Text,
                Milliseconds(step.ValidFor)
            ),
            ApproveAndCommit step => new(
                MayDecide + "$9",
                $"""
                {Committed}, approval_status = 'Consumed', approval_decider = $9, approval_decider_kind = $10,
                approval_reason = $11, approval_decided_at = clock.now
                """,
                [
                    .. ValuesOf(step.Result, step.ResultKept, step.KeyKept),
                    step.By.Name,
                    step.By.Kind.ToString(),
                    (object?)step.Reason ?? Null.Text,
                ]
            ),
            Reject step => new(
                MayDecide + "$9",
                $"""
                {Failed}, approval_status = 'Rejected', approval_decider = $9, approval_decider_kind = $10,
                approval_reason = $11, approval_decided_at = clock.now
                """,
                [
                    .. ValuesOf(step.Failure),
                    Milliseconds(step.Kept),
                    step.By.Name,
                    step.By.Kind.ToString(),
                    (object?)step.Reason ?? Null.Text,
                ]
            ),
            ExpireApproval step => new(
                $"{IsGated} AND o.due_at <= clock.now",
                $"{Failed}, approval_status = 'Expired'",
                [.. ValuesOf(ExpireApproval.Failure), Milliseconds(step.Kept)]
            ),
            CancelApproval step => new(
                IsGated,
                $"{Failed}, approval_status = 'Cancelled'",
                [.. ValuesOf(CancelApproval.Failure), Milliseconds(step.Kept)]
            ),
            BeginApproved step => new(
                "o.phase = 'Approved' AND o.due_at > clock.now AND o.fp_version = $7 AND o.fingerprint = $8",
                $"{Executing}, approval_status = 'Consumed'",
                step.Owner,
                Milliseconds(step.Lease),
                step.Fingerprint.Version,
                step.Fingerprint.Hash
            ),
            _ => throw new NotSupportedException(
                $"Aegis.Storage.PostgreSql does not know the step {transition.GetType().Name}. Use the version of the package "
                    + "that fits that of Aegis."
            ),
        };
}
