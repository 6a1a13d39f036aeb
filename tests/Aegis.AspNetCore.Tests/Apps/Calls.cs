using System.Net;
using System.Text;
using System.Text.Json;

namespace Aegis.AspNetCore.Tests.Apps;

/// <summary>Requests as clients send them.</summary>
internal static class Calls
{
    /// <summary>POST to approve or reject, as the published client does.</summary>
    public static HttpRequestMessage Decide(
        string verb,
        string key,
        string thread = "thread-1",
        string? body = "{}",
        string? tenant = "acme",
        string? bearer = null
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/hitl/{verb}");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        request.Headers.TryAddWithoutValidation("Thread-Id", thread);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return request.From(tenant, bearer);
    }

    public static HttpRequestMessage Get(string path, string? tenant = "acme", string? bearer = null) =>
        new HttpRequestMessage(HttpMethod.Get, path).From(tenant, bearer);

    public static HttpRequestMessage Post(string path, string? body, string? tenant = "acme", string? bearer = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return request.From(tenant, bearer);
    }

    public static HttpRequestMessage From(this HttpRequestMessage request, string? tenant, string? bearer)
    {
        if (bearer is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {bearer}");
        }
        else if (tenant is not null)
        {
            request.Headers.TryAddWithoutValidation("Tenant-Id", tenant);
        }

        return request;
    }

    public static HttpRequestMessage With(this HttpRequestMessage request, string header, string value)
    {
        request.Headers.TryAddWithoutValidation(header, value);
        return request;
    }

    public static async Task<Answer> AskAsync(this HttpClient client, HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var headers = response
                .Headers.Concat(response.Content.Headers)
                .ToDictionary(
                    static header => header.Key,
                    static header => string.Join(", ", header.Value),
                    StringComparer.OrdinalIgnoreCase
                );
            return new Answer(response.StatusCode, text, headers);
        }
    }
}

/// <summary>What came back.</summary>
internal sealed record Answer(HttpStatusCode Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonElement.Parse(Text);

    public string? this[string member] => Json.GetProperty(member).ToString() is { Length: > 0 } text ? text : null;

    public Answer AssertAccepted()
    {
        Assert.True(Status == HttpStatusCode.Accepted, $"{Status}: {Text}");
        return this;
    }

    public Answer AssertOk()
    {
        Assert.True(Status == HttpStatusCode.OK, $"{Status}: {Text}");
        return this;
    }

    /// <summary>Asserts a problem of a type, in the shape that all have.</summary>
    public Answer AssertProblem(int status, string type)
    {
        Assert.True((int)Status == status, $"{(int)Status}: {Text}");
        Assert.Equal("application/problem+json", Headers["Content-Type"]);
        Assert.Equal($"/problems/{type}", this["type"]);
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.NotNull(this["title"]);
        Assert.NotNull(this["detail"]);
        Assert.Equal($"urn:aegis:request:{Headers["X-Request-Id"]}", this["instance"]);
        return this;
    }
}
