using Aegis.Ledger;

namespace Aegis.AspNetCore.Hitl;

/// <summary>What the API calls states, phases and decisions.</summary>
internal static class OperationWords
{
    public const string Pending = "PENDING";
    public const string Failed = "FAILED";
    public const string Approved = "approved";
    public const string Rejected = "rejected";

    public static string Of(OperationState state) =>
        state switch
        {
            OperationState.Pending => Pending,
            OperationState.Committed => "COMMITTED",
            OperationState.Failed => Failed,
            _ => "UNKNOWN",
        };

    public static string? Of(OperationPhase phase) =>
        phase switch
        {
            OperationPhase.Claimed => "claimed",
            OperationPhase.AwaitingApproval => "awaiting",
            OperationPhase.Approved => Approved,
            OperationPhase.Executing => "executing",
            _ => null,
        };

    public static string Of(FailureKind kind) =>
        kind switch
        {
            FailureKind.Definite => "definite",
            FailureKind.Rejected => Rejected,
            FailureKind.ApprovalExpired => "approval_expired",
            FailureKind.Cancelled => "cancelled",
            FailureKind.Quota => "quota",
            _ => "ambiguous",
        };

    /// <returns>What was decided; none as long as nothing was.</returns>
    public static string? DecisionOf(ApprovalRecord? approval) =>
        approval switch
        {
            null or { Decider: null } => null,
            { Status: ApprovalStatus.Rejected } => Rejected,
            _ => Approved,
        };

    public static string DecisionOf(bool isApproval) => isApproval ? Approved : Rejected;
}
