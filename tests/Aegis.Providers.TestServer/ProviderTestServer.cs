using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aegis.Providers.TestServer;

/// <summary>
/// A real HTTP server on a free port of 127.0.0.1 that speaks the chat completions protocol of OpenAI and the messages
/// protocol of Anthropic, answers as it is told, and records what it was asked.
/// </summary>
public sealed class ProviderTestServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<RecordedRequest> requests = new();
    private readonly ConcurrentQueue<Reply> script = new();
    private readonly SemaphoreSlim arrived = new(0);
    private readonly CancellationTokenSource stopping = new();
    private Func<RecordedRequest, Reply> otherwise = static _ =>
        Reply.Status(System.Net.HttpStatusCode.InternalServerError, """{"error":{"message":"nothing is scripted"}}""");

    private ProviderTestServer(WebApplication app) => this.app = app;

    /// <summary>The address, without a path: what Anthropic's SDK takes.</summary>
    public string Url { get; private set; } = "";

    /// <summary>The address that OpenAI's SDK takes.</summary>
    public string OpenAIUrl => $"{Url}/v1";

    /// <summary>The requests so far, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. requests];

    /// <summary>Starts a server.</summary>
    public static async Task<ProviderTestServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var server = new ProviderTestServer(builder.Build());
        server.app.MapPost("/v1/chat/completions", context => server.AnswerAsync(context, OpenAIWire.Instance));
        server.app.MapPost("/v1/messages", context => server.AnswerAsync(context, AnthropicWire.Instance));
        await server.app.StartAsync();
        server.Url = server
            .app.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();
        return server;
    }

    /// <summary>Answers the next requests by these, in this order.</summary>
    public void Enqueue(params Reply[] replies)
    {
        foreach (var reply in replies)
        {
            script.Enqueue(reply);
        }
    }

    /// <summary>Answers by this whatever no queued reply is left for. Default: status 500.</summary>
    public void AnswerBy(Func<RecordedRequest, Reply> reply) => otherwise = reply;

    /// <summary>Waits for the next request that was not waited for yet.</summary>
    public Task ArrivalAsync(CancellationToken cancellationToken) => arrived.WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await app.DisposeAsync();
        stopping.Dispose();
        arrived.Dispose();
    }

    private async Task AnswerAsync(HttpContext context, IWire wire)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var request = new RecordedRequest(
            context.Request.Path,
            context.Request.Headers.ToDictionary(
                static header => header.Key,
                static header => header.Value.ToString(),
                StringComparer.OrdinalIgnoreCase
            ),
            body.RootElement.Clone()
        );
        requests.Enqueue(request);
        arrived.Release();
        var reply = script.TryDequeue(out var next) ? next : otherwise(request);
        await new ReplyWriter(context, wire, stopping.Token).WriteAsync(request, reply);
    }
}
