using System.Text;
using Microsoft.AspNetCore.Routing;

namespace Aegis.AspNetCore.Tests.Apps;

/// <summary>A route of the running app, and a request for it that is well-formed.</summary>
internal sealed record MappedRoute(string Method, RouteEndpoint Endpoint)
{
    public string Name => $"{Method} /{Endpoint.RoutePattern.RawText!.TrimStart('/')}";

    public bool HasId => Endpoint.RoutePattern.GetParameter("id") is not null;

    public HttpRequestMessage Request(string id)
    {
        var path = Endpoint
            .RoutePattern.RawText!.Replace("{id}", id, StringComparison.Ordinal)
            .Replace("{type}", "duplicate", StringComparison.Ordinal)
            .Replace("{agent}", "secret-agent", StringComparison.Ordinal)
            .Replace("{documentName}", "v1", StringComparison.Ordinal);
        var request = new HttpRequestMessage(HttpMethod.Parse(Method), path);
        if (Method == "POST")
        {
            request.Headers.Add("Idempotency-Key", "matrix");
            request.Headers.Add("Thread-Id", "matrix");
            request.Content = new StringContent(Body, Encoding.UTF8, "application/json");
        }

        return request;
    }

    private string Body =>
        Name switch
        {
            var name when name.EndsWith("/resolve", StringComparison.Ordinal) =>
                """{"outcome":"failed","reason":"x"}""",
            var name when name.EndsWith("/keys", StringComparison.Ordinal) =>
                """{"principal":"p","kind":"service","scopes":["ops:read"]}""",
            var name when name.EndsWith("/signup", StringComparison.Ordinal) => """{"name":"Acme"}""",
            _ => "{}",
        };
}
