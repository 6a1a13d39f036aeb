using System.Globalization;
using System.Net.Http.Headers;

namespace Aegis.Client;

/// <summary>Writes the message of an attempt: the address, who asks, and the ids.</summary>
internal sealed class RequestWriter(HttpClient http, AegisClientOptions options)
{
    private readonly string root =
        (options.BaseAddress ?? http.BaseAddress ?? new Uri("http://localhost:8000")).AbsoluteUri.TrimEnd('/')
        + (options.ApiPrefix.Trim('/') is { Length: > 0 } prefix ? $"/{prefix}" : "");

    private readonly AuthenticationHeaderValue? authorization = options.ApiKey is { } key ? new("Bearer", key) : null;

    /// <summary>A message sends once; each attempt has its own.</summary>
    public HttpRequestMessage Write(Call call, int attempt)
    {
        var request = new HttpRequestMessage(call.Method, $"{root}/{call.Path}");
        request.Headers.Authorization = authorization;
        request.Headers.Accept.ParseAdd("application/json, application/problem+json");
        request.Headers.Add(HeaderNames.RequestId, IdOf(call, attempt));
        Add(request, HeaderNames.TenantId, authorization is null ? call.TenantId : null);
        Add(request, HeaderNames.ThreadId, call.ThreadId);
        Add(request, HeaderNames.IdempotencyKey, call.Key);
        if (call.Hold > TimeSpan.Zero)
        {
            Add(
                request,
                HeaderNames.Prefer,
                string.Create(CultureInfo.InvariantCulture, $"wait={call.Hold.TotalSeconds:0}")
            );
        }

        if (call.Body is { } body)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new("application/json");
        }

        return request;
    }

    /// <summary>The call's id, and which attempt it is: equal beginnings belong together.</summary>
    public static string IdOf(Call call, int attempt) =>
        string.Create(CultureInfo.InvariantCulture, $"{call.Id}.{attempt}");

    // as it stands: a key may look like a list or like anything else
    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
