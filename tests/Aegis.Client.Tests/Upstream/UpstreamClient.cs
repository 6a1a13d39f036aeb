using System.Net.Http.Headers;

namespace Aegis.Client.Tests.Upstream;

/// <summary>
/// What the Python client of aegis-idempotency puts on the wire, so that a server can be shown to serve it: its routes, headers,
/// bodies and retries, weaknesses included. It depends on nothing else, to be linked into other tests. Not imitated: the scope
/// that Python callers have to open, and that httpx limits each phase of an attempt by the timeout instead of the whole.
/// </summary>
public sealed class UpstreamClient : IDisposable
{
    private readonly UpstreamOptions options;
    private readonly HttpClient http;
    private readonly bool isOwn;

    public UpstreamClient(UpstreamOptions options, HttpClient? client = null)
    {
        this.options = options;
        isOwn = client is null;
        http = client ?? new HttpClient { Timeout = options.Timeout };
    }

    public Task<HttpResponseMessage> ApproveAsync(string key, UpstreamCall? call = null) =>
        ExecuteAsync("approve", key, call);

    public Task<HttpResponseMessage> RejectAsync(string key, UpstreamCall? call = null) =>
        ExecuteAsync("reject", key, call);

    /// <summary>The response as it is, whatever its status.</summary>
    /// <exception cref="ArgumentException">Another action, or no thread, or neither a key nor a tenant.</exception>
    /// <exception cref="HttpRequestException">The transport failed: upstream repeats statuses only.</exception>
    public async Task<HttpResponseMessage> ExecuteAsync(string action, string key, UpstreamCall? call = null)
    {
        if (action is not ("approve" or "reject"))
        {
            throw new ArgumentException("The action must be 'approve' or 'reject'.", nameof(action));
        }

        var headers = Headers(key, call ?? new UpstreamCall());
        for (var attempt = 0; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{Root}/hitl/{action}");
            headers.ForEach(header => request.Headers.TryAddWithoutValidation(header.Name, header.Value));
            request.Content = new StringContent(call?.Payload ?? "{}", new MediaTypeHeaderValue("application/json"));
            var response = await http.SendAsync(request);
            if ((int)response.StatusCode < 500 || attempt == options.MaxRetries)
            {
                return response;
            }

            response.Dispose();
            await options.Sleep(TimeSpan.FromSeconds(Math.Min(0.5 * Math.Pow(2, attempt), 2)));
        }
    }

    /// <summary>As upstream does: without saying who asks, and once.</summary>
    public Task<HttpResponseMessage> GetStatusAsync(string requestId) =>
        http.GetAsync(new Uri($"{Root}/hitl/status/{requestId}"));

    public void Dispose()
    {
        if (isOwn)
        {
            http.Dispose();
        }
    }

    private string Root => options.BaseUrl.TrimEnd('/') + options.ApiPrefix;

    private List<(string Name, string Value)> Headers(string key, UpstreamCall call)
    {
        var thread = call.ThreadId ?? options.ThreadId ?? throw new ArgumentException("There is no thread id.");
        (string Name, string Value) who = options.ApiKey is { } apiKey
            ? ("Authorization", $"Bearer {apiKey}")
            : (
                "Tenant-Id",
                call.TenantId
                    ?? options.TenantId
                    ?? throw new ArgumentException("There is neither an API key nor a tenant id.")
            );
        // one id for all attempts of a call
        return [("Thread-Id", thread), ("Idempotency-Key", key), ("X-Request-Id", Guid.NewGuid().ToString()), who];
    }
}
