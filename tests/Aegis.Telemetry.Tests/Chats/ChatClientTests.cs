using System.Diagnostics;
using Aegis.Tests.Agents;
using Microsoft.Extensions.AI;

namespace Aegis.Telemetry.Tests.Chats;

/// <summary>The client that anybody may put around a model.</summary>
public sealed class ChatClientTests
{
    private static readonly UsageDetails Usage = new()
    {
        InputTokenCount = 30,
        OutputTokenCount = 12,
        CachedInputTokenCount = 20,
        ReasoningTokenCount = 5,
    };

    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answer_IsASpanOfTheRequestAndOfWhatCameBack()
    {
        using var spans = new SpanRecorder();
        using var outer = new Activity("caller").Start();
        using var client = new FakeModel(new ScriptedReply("well") { Usage = Usage }).UseAegisTelemetry();

        await client.GetResponseAsync(
            [new(ChatRole.User, "how are you?")],
            new ChatOptions
            {
                ModelId = "large",
                MaxOutputTokens = 100,
                Temperature = 0.5f,
                StopSequences = ["END"],
                Seed = 3,
            },
            TestToken
        );

        Assert.Same(outer, Activity.Current);
        var span = spans.Named("chat large");
        Assert.Equal(ActivityKind.Client, span.Kind);
        Assert.Equal(outer.SpanId, span.ParentSpanId);
        Assert.Equal(
            [
                "error.type=",
                "gen_ai.operation.name=chat",
                "gen_ai.provider.name=fake",
                "gen_ai.request.max_tokens=100",
                "gen_ai.request.model=large",
                "gen_ai.request.seed=3",
                "gen_ai.request.stream=",
                "gen_ai.request.temperature=0.5",
                "gen_ai.response.id=answer-1",
                "gen_ai.response.model=large-2026",
                "gen_ai.usage.cache_read.input_tokens=20",
                "gen_ai.usage.input_tokens=30",
                "gen_ai.usage.output_tokens=12",
                "gen_ai.usage.reasoning.output_tokens=5",
                "server.address=models.example",
                "server.port=8443",
            ],
            Tags(
                span,
                "error.type",
                "gen_ai.operation.name",
                "gen_ai.provider.name",
                "gen_ai.request.max_tokens",
                "gen_ai.request.model",
                "gen_ai.request.seed",
                "gen_ai.request.stream",
                "gen_ai.request.temperature",
                "gen_ai.response.id",
                "gen_ai.response.model",
                "gen_ai.usage.cache_read.input_tokens",
                "gen_ai.usage.input_tokens",
                "gen_ai.usage.output_tokens",
                "gen_ai.usage.reasoning.output_tokens",
                "server.address",
                "server.port"
            )
        );
        Assert.Equal(["stop"], Assert.IsType<string[]>(span.GetTagItem("gen_ai.response.finish_reasons")));
        Assert.Equal(["END"], Assert.IsType<string[]>(span.GetTagItem("gen_ai.request.stop_sequences")));
        var known = Assert.Single(spans.AtCreation);
        Assert.Equal(
            "chat fake large",
            $"{known["gen_ai.operation.name"]} {known["gen_ai.provider.name"]} {known["gen_ai.request.model"]}"
        );
    }

    [Fact]
    public async Task ModelOfNobodysChoice_IsTheClientsOwn()
    {
        using var spans = new SpanRecorder();
        using var client = new FakeModel(new ScriptedReply("well")).UseAegisTelemetry();

        await client.GetResponseAsync("how are you?", cancellationToken: TestToken);

        spans.Named("chat small");
    }

    [Fact]
    public async Task Stream_IsOneSpanWithTheTimeToItsFirstPiece()
    {
        using var spans = new SpanRecorder();
        using var metrics = new MetricRecorder();
        using var outer = new Activity("caller").Start();
        using var client = new FakeModel(new ScriptedReply("w", "el", "l") { Usage = Usage }).UseAegisTelemetry();
        var pieces = 0;

        await foreach (var _ in client.GetStreamingResponseAsync("how are you?", cancellationToken: TestToken))
        {
            Assert.Same(outer, Activity.Current);
            pieces++;
        }

        Assert.Equal(4, pieces);
        var span = spans.Single("chat");
        Assert.Equal(true, span.GetTagItem("gen_ai.request.stream"));
        Assert.Equal(30L, span.GetTagItem("gen_ai.usage.input_tokens"));
        Assert.True((double)span.GetTagItem("gen_ai.response.time_to_first_chunk")! > 0);
        Assert.Equal(
            (double)span.GetTagItem("gen_ai.response.time_to_first_chunk")!,
            metrics.Single("gen_ai.client.operation.time_to_first_chunk").Value
        );
        Assert.Equal(3, metrics.Of("gen_ai.client.operation.time_per_output_chunk").Count);
    }

    [Fact]
    public async Task WhatTheModelDoesBetweenPieces_IsUnderItsSpan()
    {
        using var spans = new SpanRecorder();
        var seen = new List<Activity?>();
        var reply = new ScriptedReply("w", "ell") { BeforePiece = _ => seen.Add(Activity.Current) };
        using var client = new FakeModel(reply).UseAegisTelemetry();

        await foreach (var _ in client.GetStreamingResponseAsync("?", cancellationToken: TestToken)) { }

        Assert.Equal([spans.Single("chat"), spans.Single("chat")], seen);
        Assert.Null(Activity.Current);
    }

    [Fact]
    public async Task StreamLeftEarly_EndsItsSpan()
    {
        using var spans = new SpanRecorder();
        using var client = new FakeModel(new ScriptedReply("w", "el", "l")).UseAegisTelemetry();

        await foreach (var _ in client.GetStreamingResponseAsync("?", cancellationToken: TestToken))
        {
            break;
        }

        Assert.Equal(ActivityStatusCode.Unset, spans.Single("chat").Status);
    }

    [Fact]
    public void StreamThatNobodyReads_HasNoSpan()
    {
        using var spans = new SpanRecorder();
        using var client = new FakeModel(new ScriptedReply("w")).UseAegisTelemetry();

        _ = client.GetStreamingResponseAsync("?", cancellationToken: TestToken);

        Assert.Empty(spans.All);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Failure_IsTheSpansAndTheMetrics(bool streams)
    {
        using var spans = new SpanRecorder();
        using var metrics = new MetricRecorder();
        var reply = new ScriptedReply("w", "ell")
        {
            BeforePiece = piece =>
            {
                if (piece == 1 || !streams)
                {
                    throw new TimeoutException("secret");
                }
            },
        };
        using var client = new FakeModel(reply).UseAegisTelemetry();

        await Assert.ThrowsAsync<TimeoutException>(async () =>
        {
            if (!streams)
            {
                await client.GetResponseAsync("?", cancellationToken: TestToken);
            }

            await foreach (var _ in client.GetStreamingResponseAsync("?", cancellationToken: TestToken)) { }
        });

        var span = spans.Single("chat");
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal("System.TimeoutException", span.GetTagItem("error.type"));
        Assert.Null(span.StatusDescription);
        Assert.Equal("System.TimeoutException", metrics.Single("gen_ai.client.operation.duration").Tags["error.type"]);
    }

    [Fact]
    public async Task ProvidersAnswer_IsNamedByItsStatus()
    {
        using var spans = new SpanRecorder();
        var reply = new ScriptedReply("")
        {
            BeforePiece = _ =>
                throw new Providers.ProviderException("fake", "Wait.", System.Net.HttpStatusCode.TooManyRequests),
        };
        using var client = new FakeModel(reply).UseAegisTelemetry();

        await Assert.ThrowsAsync<Providers.ProviderException>(() =>
            client.GetResponseAsync("?", cancellationToken: TestToken)
        );

        Assert.Equal("429", spans.Single("chat").GetTagItem("error.type"));
    }

    [Fact]
    public async Task ClientThatHasTelemetry_IsNotGivenItTwice()
    {
        using var spans = new SpanRecorder();
        var client = new FakeModel(new ScriptedReply("well")).UseAegisTelemetry();

        Assert.Same(client, client.UseAegisTelemetry());
        using var beneath = new Passing(client).UseAegisTelemetry();
        await beneath.GetResponseAsync("?", cancellationToken: TestToken);

        spans.Single("chat");
    }

    [Fact]
    public async Task Metrics_SayTokensAndDuration()
    {
        using var metrics = new MetricRecorder();
        using var client = new FakeModel(new ScriptedReply("well") { Usage = Usage }).UseAegisTelemetry();

        await client.GetResponseAsync("?", new ChatOptions { ModelId = "large" }, TestToken);

        Assert.Equal(
            [("input", 30.0), ("output", 12.0)],
            metrics.Of("gen_ai.client.token.usage").Select(one => ((string)one.Tags["gen_ai.token.type"]!, one.Value))
        );
        var duration = metrics.Single("gen_ai.client.operation.duration");
        Assert.Equal(
            "gen_ai.operation.name=chat gen_ai.provider.name=fake gen_ai.request.model=large gen_ai.response.model=large-2026 "
                + "server.address=models.example server.port=8443",
            string.Join(' ', duration.Tags.Select(tag => $"{tag.Key}={tag.Value}"))
        );
        Assert.InRange(duration.Value, 0, 60);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ContentThatIsNoJson_IsToldAsFarAsItGoes(bool streams)
    {
        using var spans = new SpanRecorder();
        var scripted = new FakeModel(
            new ScriptedReply("half \ud800") { Contents = [new DataContent(new byte[9], "image/png")] }
        );
        using var client = scripted.UseAegisTelemetry(new TelemetryOptions { EnableSensitiveData = true });
        var loop = new Loop();
        loop.Self = loop;
        // a sequence that can be read once
        var messages = Once(
            new ChatMessage(
                ChatRole.Assistant,
                [new FunctionCallContent("1", "f", new Dictionary<string, object?> { ["\udc00"] = loop })]
            )
        );

        if (streams)
        {
            await foreach (var _ in client.GetStreamingResponseAsync(messages, cancellationToken: TestToken)) { }
        }
        else
        {
            await client.GetResponseAsync(messages, cancellationToken: TestToken);
        }

        var span = spans.Single("chat");
        Assert.Contains(
            $"\"{typeof(Loop).FullName}\"",
            (string)span.GetTagItem("gen_ai.input.messages")!,
            StringComparison.Ordinal
        );
        Assert.Contains("half ", (string)span.GetTagItem("gen_ai.output.messages")!, StringComparison.Ordinal);
        Assert.Contains("\"size\":9", (string)span.GetTagItem("gen_ai.output.messages")!, StringComparison.Ordinal);
        Assert.Single(scripted.GetService<ScriptedChatClient>()!.Requests.Single().Messages);

        static IEnumerable<ChatMessage> Once(ChatMessage message)
        {
            var read = 0;
            return Read();

            IEnumerable<ChatMessage> Read()
            {
                Assert.Equal(1, ++read);
                yield return message;
            }
        }
    }

    [Fact]
    public async Task NobodyListens_AllocatesNothing()
    {
        var answer = Task.FromResult(new ChatResponse());
        using var bare = new Constant(answer);
        using var client = bare.UseAegisTelemetry();
        var least = long.MaxValue;

        for (var run = 0; run < 100; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var given = client.GetResponseAsync([], null, TestToken);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.Same(answer, given);
        }

        await answer;
        Assert.Equal(0, least);
    }

    private static IEnumerable<string> Tags(Activity span, params string[] names) =>
        names.Select(name => FormattableString.Invariant($"{name}={span.GetTagItem(name)}"));

    /// <summary>What no JSON ends of.</summary>
    internal sealed class Loop
    {
        public Loop? Self { get; set; }
    }

    private sealed class Passing(IChatClient inner) : DelegatingChatClient(inner);

    private sealed class Constant(Task<ChatResponse> answer) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        ) => answer;

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }
    }
}
