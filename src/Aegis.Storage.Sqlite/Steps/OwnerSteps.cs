using Aegis.Storage.Sqlite.Files;
using static Aegis.Ledger.OperationTransition;
using static Aegis.Storage.Sqlite.Steps.Updates;

namespace Aegis.Storage.Sqlite.Steps;

/// <summary>What the owner of an operation does.</summary>
internal static class OwnerSteps
{
    /// <summary>What may be said of an operation by whoever had it, or by who finds out.</summary>
    private const string MayHaveHappened = "(phase = 'Executing' OR state = 'Unknown')";

    private const string Begun =
        Update + Executing + Where + "phase = 'Claimed' AND owner = @owner AND lease_until > @now" + Returning;

    private const string Beaten =
        Update
        + "lease_until = @lease_until"
        + Where
        + "phase IN ('Claimed', 'Executing') AND owner = @owner"
        + Returning;

    private const string Released =
        Update + "lease_until = @now" + Where + "phase = 'Claimed' AND owner = @owner" + Returning;

    private const string HasCommitted = Update + Committed + Where + MayHaveHappened + Returning;

    private const string HasFailed =
        Update + Failed + Where + "(phase IN ('Claimed', 'Executing') OR state = 'Unknown')" + Returning;

    private const string IsUnknown =
        Update
        + Unknown
        + Where
        + "phase = 'Executing' AND (lease_until <= @now OR NOT @only_if_lease_is_over)"
        + Returning;

    public static Statement Of(Begin step, long now) =>
        Begun.For(step.Operation, now).WithLease(step.Owner, step.Lease, now);

    public static Statement Of(Heartbeat step, long now) =>
        Beaten.For(step.Operation, now).WithLease(step.Owner, step.Lease, now);

    public static Statement Of(Release step, long now) => Released.For(step.Operation, now).With("@owner", step.Owner);

    public static Statement Of(Commit step, long now) =>
        HasCommitted.For(step.Operation, now).WithResult(step.Result, step.ResultKept, step.KeyKept, now);

    public static Statement Of(Fail step, long now) =>
        HasFailed.For(step.Operation, now).WithFailure(step.Failure, step.Kept, now);

    public static Statement Of(MarkUnknown step, long now) =>
        IsUnknown
            .For(step.Operation, now)
            .WithFailure(step.Failure)
            .With("@only_if_lease_is_over", step.OnlyIfLeaseIsOver ? 1 : 0);
}
