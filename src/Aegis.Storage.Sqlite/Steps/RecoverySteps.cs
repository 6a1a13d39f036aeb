using Aegis.Storage.Sqlite.Files;
using Aegis.Storage.Sqlite.Rows;
using static Aegis.Ledger.OperationTransition;
using static Aegis.Storage.Sqlite.Steps.Updates;

namespace Aegis.Storage.Sqlite.Steps;

/// <summary>How an operation gets another owner, or an end without one.</summary>
internal static class RecoverySteps
{
    private const string Taken =
        Update + Again + ", " + Claimed + Where + "phase = 'Claimed' AND lease_until <= @now" + Returning;

    private const string MayRetry = "state = 'Failed' AND failure_retryable AND attempt < @max_attempts";

    private const string Retried = Update + Again + ", " + Claimed + Where + MayRetry + Returning;

    private const string Asked = Update + Again + ", phase = 'AwaitingApproval'" + Where + MayRetry + Returning;

    private const string RunAgain =
        Update
        + Again
        + ", "
        + Executing
        + Where
        + "state = 'Unknown' AND effect <> 'AtMostOnce' AND finished_at <= @finished_by "
        + "AND (executing_at IS NULL OR executing_at >= @began_from)"
        + Returning;

    private const string HasCommitted = Update + Committed + Where + "state = 'Unknown'" + Returning;

    private const string HasFailed = Update + Failed + Where + "state = 'Unknown'" + Returning;

    private const string Noted = Update + "fence = fence" + WhereAnyFence + " AND fence > @fence" + Returning;

    public static Statement Of(TakeOver step, long now) =>
        Taken.For(step.Operation, now).WithLease(step.Owner, step.Lease, now);

    public static Step Of(Retry step, long now) =>
        step.Approval is { } approval
            ? new(
                Asked.For(step.Operation, now).With("@max_attempts", step.MaxAttempts),
                ApprovalSteps.Ask(step.Operation with { Fence = step.Operation.Fence + 1 }, approval, now)
            )
            : new(
                Retried
                    .For(step.Operation, now)
                    .WithLease(step.Owner, step.Lease, now)
                    .With("@max_attempts", step.MaxAttempts)
            );

    public static Statement Of(ReRun step, long now) =>
        RunAgain
            .For(step.Operation, now)
            .WithLease(step.Owner, step.Lease, now)
            .With("@finished_by", StoreTime.Before(now, step.MinAge))
            .With("@began_from", StoreTime.Before(now, step.MaxAge ?? TimeSpan.MaxValue));

    public static Statement Of(ResolveCommitted step, long now) =>
        HasCommitted.For(step.Operation, now).WithResult(step.Result, step.ResultKept, step.KeyKept, now);

    public static Statement Of(ResolveFailed step, long now) =>
        HasFailed.For(step.Operation, now).WithFailure(step.Failure, step.Kept, now);

    public static Statement Of(NoteLate step, long now) => Noted.For(step.Operation, now);
}
