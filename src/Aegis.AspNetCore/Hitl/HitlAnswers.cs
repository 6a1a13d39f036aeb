using Aegis.Accounts;
using Aegis.AspNetCore.Problems;
using Aegis.AspNetCore.Requests;
using Aegis.Ledger;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Hitl;

/// <summary>The body of 202: what became of the ask.</summary>
/// <param name="RequestId">By which it can be asked after.</param>
/// <param name="State">The operation's state.</param>
/// <param name="Decision">What was decided; none as long as it waits.</param>
/// <param name="DecideBy">Until when it can be decided; none where nobody was asked.</param>
internal sealed record HitlAccepted(string RequestId, string State, string? Decision, DateTimeOffset? DecideBy);

/// <summary>202 with the address of the status.</summary>
internal sealed class AcceptedResult(HitlAccepted body, string? status, bool isReplay) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.Location = status;
        if (isReplay)
        {
            headers[IdempotencyModes.Replayed] = "true";
        }

        return ServerJson.Of(body, StatusCodes.Status202Accepted).ExecuteAsync(httpContext);
    }
}

/// <summary>The conflicts that an operation which is there already makes.</summary>
internal static class HitlConflicts
{
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(1);

    public static Problem Duplicate(string requestId, OperationRecord operation, ApprovalRecord? approval) =>
        Decided(
            About(ProblemTypes.Duplicate, "The key was used before, for the same.", requestId, operation),
            approval
        );

    public static Problem InProgress(string requestId, OperationRecord operation)
    {
        var wait = operation.LeaseLeft is { } left ? Math.Clamp(Math.Ceiling(left.TotalSeconds), 1, 30) : 5;
        return About(ProblemTypes.InProgress, "The same is under way; it has not ended.", requestId, operation)
            .With("phase", OperationWords.Of(operation.Phase))
            .RetryAfter(TimeSpan.FromSeconds(wait));
    }

    public static Problem AlreadyDecided(string requestId, OperationRecord operation, ApprovalRecord? approval) =>
        Decided(
            About(
                ProblemTypes.AlreadyDecided,
                "Somebody decided otherwise, and the first decision holds.",
                requestId,
                operation
            ),
            approval
        );

    public static Problem Expired(string requestId, OperationRecord operation, ApprovalRecord? approval) =>
        Decided(
                About(
                    ProblemTypes.ApprovalExpired,
                    approval?.Decider is null
                        ? "Nobody decided in time. No answer means no."
                        : "It was approved, and did not begin in time. The approval does not hold any more.",
                    requestId,
                    operation
                ),
                approval
            )
            .With("decide_by", approval?.DecideBy);

    public static Problem Cancelled(string requestId, OperationRecord operation, ApprovalRecord? approval) =>
        Decided(
            About(
                ProblemTypes.RequestCancelled,
                "The request was taken back. What was decided on it does not hold.",
                requestId,
                operation
            ),
            approval
        );

    public static Problem KeyReserved() =>
        new(
            ProblemTypes.KeyReserved,
            $"No tool waits under that key; keys that begin with {string.Join(", ", ReservedKeys.Prefixes)} are Aegis' own."
        );

    public static Problem Unknown(string requestId, OperationRecord operation) =>
        About(ProblemTypes.OutcomeUnknown, "It began, and nobody knows how it ended.", requestId, operation);

    public static Problem QuotaExceeded(QuotaExceededException exceeded, DateTimeOffset now)
    {
        var end = BillingPeriod.Of(now).End;
        var wait = end - now;
        return new Problem(ProblemTypes.QuotaExceeded, "The plan allows no more operations this month.")
            .With("quota", exceeded.Cap)
            .With("used", exceeded.Used)
            .With("resets_at", end)
            .RetryAfter(wait < LongestRetryAfter ? wait : LongestRetryAfter);
    }

    public static Problem KeyReused() =>
        new(ProblemTypes.KeyReused, "The first request with this key had another payload or thread.");

    private static Problem Decided(Problem problem, ApprovalRecord? approval) =>
        problem
            .With("decision", OperationWords.DecisionOf(approval))
            .With("decided_by", approval?.Decider?.Name)
            .With("decided_at", approval?.Decider is null ? null : approval.DecidedAt);

    private static Problem About(ProblemType type, string detail, string requestId, OperationRecord operation) =>
        new Problem(type, detail).With("request_id", requestId).With("state", OperationWords.Of(operation.State));
}
