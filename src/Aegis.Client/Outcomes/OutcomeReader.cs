using System.Net;

namespace Aegis.Client;

/// <summary>Tells what a reply to a decision means.</summary>
internal static class OutcomeReader
{
    public static DecisionOutcome Read(Reply reply, Decision asked) =>
        reply.Response is not { } response
            ? new DecisionOutcome.Unavailable(reply)
            : response.StatusCode switch
            {
                _ when response.IsSuccessStatus => Taken(reply, response),
                HttpStatusCode.Conflict => Conflict(reply, response, asked),
                HttpStatusCode.Unauthorized => new DecisionOutcome.Unauthorized(reply),
                HttpStatusCode.Forbidden => new DecisionOutcome.Forbidden(reply),
                HttpStatusCode.UnprocessableEntity when response.Problem?.Code is ProblemCodes.KeyReused =>
                    new DecisionOutcome.KeyReused(reply),
                HttpStatusCode.TooManyRequests => TooMany(reply, response),
                HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError =>
                    new DecisionOutcome.Unavailable(reply),
                _ => new DecisionOutcome.Invalid(reply),
            };

    // a server may replay its first answer to a duplicate instead of calling it one
    private static DecisionOutcome Taken(Reply reply, RawResponse response) =>
        response.Headers.TryGetValue("Idempotency-Replayed", out var replayed)
        && string.Equals(replayed, "true", StringComparison.OrdinalIgnoreCase)
            ? new DecisionOutcome.AlreadyDecided(reply)
            : new DecisionOutcome.Accepted(reply);

    private static DecisionOutcome Conflict(Reply reply, RawResponse response, Decision asked) =>
        response.Problem?.Code switch
        {
            ProblemCodes.InProgress => new DecisionOutcome.InProgress(reply),
            ProblemCodes.ApprovalExpired => new DecisionOutcome.Expired(reply),
            ProblemCodes.RequestCancelled => new DecisionOutcome.Cancelled(reply),
            ProblemCodes.OutcomeUnknown => new DecisionOutcome.OutcomeUnknown(reply),
            ProblemCodes.AlreadyDecided when response.Facts.Decision != asked => new DecisionOutcome.Contrary(reply),
            // without a type, 409 is a duplicate: that is the contract of servers that have no types
            null or ProblemCodes.Duplicate or ProblemCodes.AlreadyDecided => response.Facts.Decision is { } decided
            && decided != asked
                ? new DecisionOutcome.Contrary(reply)
                : new DecisionOutcome.AlreadyDecided(reply),
            _ => new DecisionOutcome.Invalid(reply),
        };

    // a 429 that says nothing but the number is the quota's where problems have no types; one that says when to come back is not
    private static DecisionOutcome TooMany(Reply reply, RawResponse response) =>
        response.Problem?.Code switch
        {
            ProblemCodes.QuotaExceeded => new DecisionOutcome.QuotaExceeded(reply),
            null when response.RetryAfter is null => new DecisionOutcome.QuotaExceeded(reply),
            _ => new DecisionOutcome.RateLimited(reply),
        };
}
