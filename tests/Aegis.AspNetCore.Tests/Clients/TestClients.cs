using Aegis.AspNetCore.Tests.Apps;
using Aegis.Client;

namespace Aegis.AspNetCore.Tests.Clients;

/// <summary>Clients of a running app, as its users have them.</summary>
internal static class TestClients
{
    /// <summary>One of the tenant <c>acme</c>, of no key, in <c>thread-1</c>, unless a test says otherwise.</summary>
    public static AegisClient NewClient(this TestApp app, Action<AegisClientOptions>? configure = null) =>
        app.Client.ToAegis(configure);

    /// <summary>One that has a key.</summary>
    public static AegisClient NewClient(this TestApp app, string key) =>
        app.NewClient(options => (options.ApiKey, options.TenantId) = (key, null));

    /// <summary>One whose requests pass through a handler.</summary>
    public static AegisClient NewClient(this TestApp app, DelegatingHandler handler)
    {
        handler.InnerHandler = new SocketsHttpHandler();
        return new HttpClient(handler) { BaseAddress = app.Address }.ToAegis();
    }

    private static AegisClient ToAegis(this HttpClient http, Action<AegisClientOptions>? configure = null)
    {
        var options = new AegisClientOptions
        {
            TenantId = "acme",
            ThreadId = "thread-1",
            RetryDelay = TimeSpan.FromMilliseconds(1),
        };
        configure?.Invoke(options);
        return new AegisClient(http, options);
    }
}

/// <summary>A network that loses the first answer, after the server has given it.</summary>
internal sealed class LossyHandler : DelegatingHandler
{
    public List<int> Lost { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (Lost.Count > 0)
        {
            return response;
        }

        Lost.Add((int)response.StatusCode);
        response.Dispose();
        throw new HttpRequestException("The connection was reset.");
    }
}

/// <summary>Tells when the first request goes out.</summary>
internal sealed class SeenHandler : DelegatingHandler
{
    private readonly TaskCompletionSource sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Sent => sent.Task;

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        sent.TrySetResult();
        return base.SendAsync(request, cancellationToken);
    }
}
