using System.Net;

namespace Aegis.Client;

/// <summary>Which replies are worth a repetition with the same key.</summary>
internal static class RetryRule
{
    public static bool IsWorthwhile(Reply reply) =>
        reply.Response is not { } response
        || response.StatusCode switch
        {
            >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout => true,
            HttpStatusCode.TooManyRequests => IsPassing(response),
            HttpStatusCode.Conflict => response.Problem?.Code == ProblemCodes.InProgress && !WaitsForSomeone(response),
            _ => false,
        };

    // a month's quota does not come back in seconds; a 429 of a gateway says when it does
    private static bool IsPassing(RawResponse response) =>
        response.Problem?.Code is { } code ? code == ProblemCodes.RateLimited : response.RetryAfter is not null;

    // people take longer than retries do: WaitForDecisionAsync is for them
    private static bool WaitsForSomeone(RawResponse response) =>
        response.Facts.Phase is OperationPhase.Awaiting or OperationPhase.Approved;
}
