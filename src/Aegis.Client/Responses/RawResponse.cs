using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Aegis.Client;

/// <summary>A response as it came, for those who want more than its meaning.</summary>
public sealed class RawResponse
{
    private readonly Lazy<DecisionBody> facts;
    private readonly Lazy<ApiProblem?> problem;

    internal RawResponse(
        HttpStatusCode statusCode,
        IReadOnlyDictionary<string, string> headers,
        string body,
        string attemptId,
        TimeSpan? retryAfter
    )
    {
        (StatusCode, Headers, Body, AttemptId, RetryAfter) = (statusCode, headers, body, attemptId, retryAfter);
        facts = new(() => Parse(WireJson.Default.DecisionBody) ?? DecisionBody.Empty);
        problem = new(() => IsSuccessStatus ? null : Parse(WireJson.Default.ApiProblem));
    }

    /// <summary>The status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The headers, by name in any case; several values of one are joined by a comma.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body as text; empty when there is none.</summary>
    public string Body { get; }

    /// <summary>The <c>X-Request-Id</c> that the answered attempt was sent with.</summary>
    public string AttemptId { get; }

    /// <summary>How long the server asks to wait; null when it does not.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Why the server has refused; null when it has not, or did not say so as problem details.</summary>
    public ApiProblem? Problem => problem.Value;

    internal bool IsSuccessStatus => (int)StatusCode is >= 200 and < 300;

    internal DecisionBody Facts => facts.Value;

    internal T? Parse<T>(JsonTypeInfo<T> contract)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(Body, contract);
        }
        catch (JsonException)
        {
            // a gateway's page, or half an answer: there is nothing to read in it but the status
            return null;
        }
    }
}
