namespace Aegis.Client;

/// <summary>Takes out of a response what is kept of it, so that the response itself can be let go.</summary>
internal static class ResponseReader
{
    public static async Task<RawResponse> ReadAsync(
        HttpResponseMessage response,
        string attemptId,
        TimeProvider clock,
        CancellationToken cancellationToken
    ) =>
        new(
            response.StatusCode,
            response
                .Headers.Concat(response.Content.Headers)
                .ToDictionary(
                    static header => header.Key,
                    static header => string.Join(", ", header.Value),
                    StringComparer.OrdinalIgnoreCase
                ),
            await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false),
            attemptId,
            RetryAfter(response, clock)
        );

    // a date is taken relative to the server's own clock when it tells it: clocks differ
    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider clock) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delay } => delay,
            { Date: { } date } => date - (response.Headers.Date ?? clock.GetUtcNow()) is var delay
            && delay > TimeSpan.Zero
                ? delay
                : TimeSpan.Zero,
            _ => null,
        };
}
