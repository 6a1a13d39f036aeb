using System.Net;
using Aegis.Providers.TestServer;
using Aegis.Resilience;
using Microsoft.Extensions.AI;

namespace Aegis.Providers.Tests;

/// <summary>Whatever goes wrong is a <see cref="ProviderException"/> that says what.</summary>
public sealed class FaultTests : ServerTest
{
    public static TheoryData<string, Reply, string> Broken =>
        new()
        {
            {
                "connection breaks before the headers",
                Reply.Text("So").BrokenAfter(0),
                "connection to provider 'fast' failed"
            },
            {
                "connection breaks in the middle",
                Reply.Text("So", "so").BrokenAfter(1),
                "connection to provider 'fast' failed"
            },
            { "HTML", Reply.Garbage("<html>Sorry</html>"), "provider 'fast'" },
            { "no JSON", Reply.Garbage("data: {\"choices\": nonsense\n\n"), "provider 'fast'" },
            { "other JSON", Reply.Garbage("data: 42\n\n"), "provider 'fast'" },
            { "nothing", Reply.Garbage(""), "provider 'fast'" },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task AnswerThatIsNone_IsAProvidersFault(string what, Reply reply, string said)
    {
        Server.AnswerBy(_ => reply);
        using var client = Client();
        foreach (var streaming in new[] { false, true })
        {
            var error = await Assert.ThrowsAsync<ProviderException>(() => AskAsync(client, streaming));

            Assert.Equal(("fast", null), (error.Provider, error.StatusCode));
            Assert.True(error.Message.Contains(said, StringComparison.Ordinal), $"{what}: {error.Message}");
            Assert.Equal(FaultKind.Transient, FaultClassifier.Default.Classify(error, isCancelled: false).Kind);
        }

        // neither the SDK nor anybody else has tried again
        Assert.Equal(2, Server.Requests.Count);
    }

    [Fact]
    public async Task StreamThatEndsPolitely_IsCutOff()
    {
        Server.Enqueue(Reply.Text("One ", "two").EndedAfter(Sdk.EventsToText));
        using var client = Client();
        var seen = new List<string>();

        var error = await Assert.ThrowsAsync<ProviderException>(async () =>
        {
            await foreach (var update in client.GetStreamingResponseAsync("Hello?", cancellationToken: Token))
            {
                seen.Add(update.Text);
            }
        });

        Assert.Equal("One ", string.Concat(seen));
        Assert.Contains("was cut off", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorWithinTheStream_IsSaid()
    {
        Server.Enqueue(Reply.Text("One ", "two").FailingAfter(Sdk.EventsToText, "The model has crashed."));
        using var client = Client();

        var error = await Assert.ThrowsAsync<ProviderException>(() => AskAsync(client, streaming: true));

        Assert.Equal($"Provider 'fast' broke its answer off: The model has crashed. ({Sdk.ErrorCode})", error.Message);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, FaultKind.Caller)]
    [InlineData(HttpStatusCode.Unauthorized, FaultKind.Caller)]
    [InlineData(HttpStatusCode.NotFound, FaultKind.Caller)]
    [InlineData(HttpStatusCode.TooManyRequests, FaultKind.Transient)]
    [InlineData(HttpStatusCode.InternalServerError, FaultKind.Transient)]
    [InlineData(HttpStatusCode.ServiceUnavailable, FaultKind.Transient)]
    public async Task Status_IsToldAndTriedOnce(HttpStatusCode status, FaultKind kind)
    {
        Server.AnswerBy(_ => Reply.Status(status, """{"error":{"message":"No luck.","type":"bad_luck"}}"""));
        using var client = Client();
        foreach (var streaming in new[] { false, true })
        {
            var error = await Assert.ThrowsAsync<ProviderException>(() => AskAsync(client, streaming));

            Assert.Equal(("fast", status, null), (error.Provider, error.StatusCode, error.RetryAfter));
            Assert.StartsWith(
                $"Provider 'fast' answered {(int)status} ({status}) to POST {Server.Url}{Sdk.Path}: No luck. (bad_luck)",
                error.Message,
                StringComparison.Ordinal
            );
            Assert.Equal(kind, FaultClassifier.Default.Classify(error, isCancelled: false).Kind);
        }

        Assert.Equal(2, Server.Requests.Count);
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        Server.Enqueue(Reply.Status(HttpStatusCode.TemporaryRedirect, "", ("Location", "http://127.0.0.1:1/")));
        using var client = Client();

        var error = await Assert.ThrowsAsync<ProviderException>(() => AskAsync(client, streaming: false));

        Assert.Contains("Redirects are not followed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NobodyListens_IsAProvidersFault()
    {
        using var client = Client(options => options.BaseUrl = "http://127.0.0.1:1/v1");

        var error = await Assert.ThrowsAsync<ProviderException>(() => AskAsync(client, streaming: false));

        Assert.Contains("connection to provider 'fast' failed", error.Message, StringComparison.Ordinal);
        Assert.IsType<HttpRequestException>(error.InnerException);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    [InlineData(true, Sdk.EventsToText)]
    public async Task SilenceForTooLong_IsAProvidersFault(bool streaming, int events)
    {
        Server.Enqueue(Reply.Text("One ", "two").StalledAfter(events));
        using var client = Client();

        var asked = AskAsync(client, streaming);
        await Server.ArrivalAsync(Token);
        Clock.RunOut();
        var error = await Assert.ThrowsAsync<ProviderException>(() => asked);

        Assert.Equal(
            "Provider 'fast' sent nothing for 600 s. If it needs longer, raise its TimeoutSeconds.",
            error.Message
        );
        Assert.Null(error.StatusCode);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    [InlineData(true, Sdk.EventsToText)]
    public async Task CallersCancellation_StaysOne(bool streaming, int events)
    {
        Server.Enqueue(Reply.Text("One ", "two").StalledAfter(events));
        using var client = Client();
        using var source = new CancellationTokenSource();

        var asked = streaming
            ? client.GetStreamingResponseAsync("Hello?", null, source.Token).ToChatResponseAsync(Token)
            : client.GetResponseAsync("Hello?", null, source.Token);
        await Server.ArrivalAsync(Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }
}
