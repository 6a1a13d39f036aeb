namespace Aegis.Client;

/// <summary>The <see cref="ApiProblem.Code"/>s that the client tells apart.</summary>
internal static class ProblemCodes
{
    public const string Duplicate = "duplicate";
    public const string AlreadyDecided = "already-decided";
    public const string InProgress = "in-progress";
    public const string ApprovalExpired = "approval-expired";
    public const string RequestCancelled = "request-cancelled";
    public const string OutcomeUnknown = "outcome-unknown";
    public const string KeyReused = "key-reused";
    public const string QuotaExceeded = "quota-exceeded";
    public const string RateLimited = "rate-limited";
}
