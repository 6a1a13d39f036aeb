using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger;

/// <summary>How failures are written down.</summary>
internal static class LedgerFailures
{
    private static readonly OperationFailure Gone = new(
        FailureKind.Ambiguous,
        "Its owner showed no sign of life in time.",
        isRetryable: false
    );

    public static MarkUnknown OwnerGone(OperationRecord operation, string actor) =>
        new(operation.Handle, actor, Gone, OnlyIfLeaseIsOver: true);

    public static MarkUnknown Ambiguous(OperationRecord operation, string actor, Exception error) =>
        new(operation.Handle, actor, Of(FailureKind.Ambiguous, error, isRetryable: false), OnlyIfLeaseIsOver: false);

    public static OperationFailure Definite(Exception error) => Of(FailureKind.Definite, error, isRetryable: true);

    public static OperationFailure Cancelled { get; } =
        new(FailureKind.Cancelled, "Its caller gave up before it began.", isRetryable: true);

    private static OperationFailure Of(FailureKind kind, Exception error, bool isRetryable) =>
        new(kind, $"{error.GetType().Name}: {error.Message}", isRetryable);
}
