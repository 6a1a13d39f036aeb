using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aegis.Client.Tests;

/// <summary>A real HTTP server on a free port of 127.0.0.1 that answers as it is told, and records what it was asked.</summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Received> requests = new();
    private readonly ConcurrentQueue<Answer> script = new();
    private readonly SemaphoreSlim arrived = new(0);
    private readonly CancellationTokenSource stopping = new();
    private Func<Received, Answer> otherwise = static _ => new(HttpStatusCode.NotImplemented, "nothing is scripted");

    private ScriptedServer(WebApplication app) => this.app = app;

    public Uri Url { get; private set; } = null!;

    public IReadOnlyList<Received> Requests => [.. requests];

    public static async Task<ScriptedServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new ScriptedServer(builder.Build());
        server.app.Run(server.AnswerAsync);
        await server.app.StartAsync();
        var addresses = server.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        server.Url = new(addresses.Addresses.Single());
        return server;
    }

    /// <summary>Answers the next requests by these, in this order.</summary>
    public void Enqueue(params Answer[] answers) => Array.ForEach(answers, script.Enqueue);

    /// <summary>Answers by this whatever no queued answer is left for. Default: status 501.</summary>
    public void AnswerBy(Func<Received, Answer> answer) => otherwise = answer;

    /// <summary>Waits for the next request that was not waited for yet.</summary>
    public Task ArrivalAsync(CancellationToken cancellationToken) => arrived.WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await app.DisposeAsync();
        stopping.Dispose();
        arrived.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, stopping.Token);
        var received = new Received(
            context.Request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            context.Request.Headers.ToDictionary(
                static header => header.Key,
                static header => header.Value.ToString(),
                StringComparer.OrdinalIgnoreCase
            ),
            body.ToArray()
        );
        requests.Enqueue(received);
        arrived.Release();
        await WriteAsync(context, script.TryDequeue(out var next) ? next : otherwise(received));
    }

    private async Task WriteAsync(HttpContext context, Answer answer)
    {
        if (answer.Fate is AnswerFate.Resets)
        {
            context.Abort();
            return;
        }

        if (answer.Fate is AnswerFate.Stalls)
        {
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token, context.RequestAborted);
            await Task.Delay(Timeout.Infinite, gone.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
            return;
        }

        context.Response.StatusCode = (int)answer.Status;
        context.Response.ContentType = (int)answer.Status < 400 ? "application/json" : "application/problem+json";
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers.Append(name, value);
        }

        if (answer.Fate is AnswerFate.Breaks)
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("""{"request_id":""", stopping.Token);
            await context.Response.Body.FlushAsync(stopping.Token);
            context.Abort();
            return;
        }

        await context.Response.WriteAsync(answer.Body, stopping.Token);
    }
}
