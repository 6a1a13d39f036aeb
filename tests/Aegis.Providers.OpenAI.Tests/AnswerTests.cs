using System.Text.Json;
using Aegis.Providers.TestServer;
using Microsoft.Extensions.AI;

namespace Aegis.Providers.Tests;

/// <summary>What becomes of what the server answers, as a whole and in pieces.</summary>
public sealed class AnswerTests : ServerTest
{
    private const string Last = """
        data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"small","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}

        data: [DONE]


        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Text_ComesWithAllThatTheServerSays(bool streaming)
    {
        Server.Enqueue(
            Reply.Text("Good ", "day", ".").Counting(new ScriptedUsage(120, 30, Cached: 100, Reasoning: 20))
        );
        using var client = Client();

        var response = await AskAsync(client, streaming);

        Assert.Equal("Good day.", response.Text);
        Assert.Equal("small", response.ModelId);
        Assert.Equal("chatcmpl-1", response.ResponseId);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000), response.CreatedAt);
        var usage = Assert.IsType<UsageDetails>(response.Usage);
        Assert.Equal((120, 30, 150), (usage.InputTokenCount, usage.OutputTokenCount, usage.TotalTokenCount));
        Assert.Equal((100, 20), (usage.CachedInputTokenCount, usage.ReasoningTokenCount));
    }

    [Fact]
    public async Task StreamedText_ComesInPieces()
    {
        Server.Enqueue(Reply.Text("Good ", "day", "."));
        using var client = Client();

        var updates = await client.GetStreamingResponseAsync("Hello?", cancellationToken: Token).ToListAsync(Token);

        Assert.Equal(["Good ", "day", "."], updates.Select(update => update.Text).Where(text => text.Length > 0));
    }

    [Theory]
    [InlineData("stop", "stop")]
    [InlineData("length", "length")]
    [InlineData("content_filter", "content_filter")]
    [InlineData("tool_calls", "tool_calls")]
    [InlineData("function_call", "tool_calls")]
    public async Task FinishReason_IsTheSameBothWays(string sent, string expected)
    {
        Server.AnswerBy(_ => Reply.Text("So").StoppedBy(sent));
        using var client = Client();

        Assert.Equal(expected, (await AskAsync(client, streaming: false)).FinishReason?.Value);
        Assert.Equal(expected, (await AskAsync(client, streaming: true)).FinishReason?.Value);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Calls_HaveTheirArguments(bool streaming)
    {
        Server.Enqueue(
            Reply
                .Call(
                    new ScriptedCall("c1", "get_weather", "{\"pla", "ce\":\"Os", "lo\",\"days\":", "3}"),
                    new ScriptedCall("c2", "today")
                )
                .Saying("One moment.")
        );
        using var client = Client();

        var response = await AskAsync(client, streaming);

        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
        Assert.Equal("One moment.", response.Text);
        var calls = response.Messages.Single().Contents.OfType<FunctionCallContent>().ToList();
        Assert.Equal(["c1 get_weather", "c2 today"], calls.Select(call => $"{call.CallId} {call.Name}"));
        Assert.Equal("Oslo", ((JsonElement)calls[0].Arguments!["place"]!).GetString());
        Assert.Equal(3, ((JsonElement)calls[0].Arguments!["days"]!).GetInt32());
        Assert.Empty(calls[1].Arguments!);
    }

    [Fact]
    public async Task StreamedCalls_ComeOnceTheyAreComplete()
    {
        Server.Enqueue(Reply.Call(new ScriptedCall("c1", "get", "{\"a\"", ":1}"), new ScriptedCall("c2", "get", "{}")));
        using var client = Client();

        var updates = await client.GetStreamingResponseAsync("Hello?", cancellationToken: Token).ToListAsync(Token);

        var update = Assert.Single(updates, update => update.Contents.Any(content => content is FunctionCallContent));
        Assert.Equal(2, update.Contents.Count);
        Assert.Equal(ChatFinishReason.ToolCalls, update.FinishReason);
    }

    [Theory]
    [InlineData(false, "{\"a\":")]
    [InlineData(true, "{\"a\":")]
    [InlineData(false, "[1]")]
    [InlineData(true, "[1]")]
    public async Task ArgumentsThatAreNoObject_SaySo(bool streaming, string arguments)
    {
        Server.Enqueue(Reply.Call(new ScriptedCall("c1", "get", arguments)));
        using var client = Client();

        var response = await AskAsync(client, streaming);

        var call = Assert.Single(response.Messages.Single().Contents.OfType<FunctionCallContent>());
        Assert.IsType<JsonException>(call.Exception, exactMatch: false);
    }

    [Fact]
    public async Task Refusal_IsAnErrorAndNoAnswer()
    {
        Server.Enqueue(
            Reply.Garbage(
                """{"id":"1","object":"chat.completion","created":1,"model":"small","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":null,"refusal":"I will not."}}]}"""
            )
        );
        using var client = Client();

        var response = await AskAsync(client, streaming: false);

        Assert.Equal(ChatFinishReason.ContentFilter, response.FinishReason);
        var error = Assert.IsType<ErrorContent>(Assert.Single(response.Messages.Single().Contents));
        Assert.Equal(("I will not.", "refusal"), (error.Message, error.ErrorCode));
    }

    [Fact]
    public async Task ServerWithoutUsage_CountsNothing()
    {
        Server.Enqueue(
            Reply.Garbage(
                """{"id":"1","object":"chat.completion","created":1,"model":"small","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"So"}}]}"""
            )
        );
        using var client = Client();

        var response = await AskAsync(client, streaming: false);

        Assert.Equal(("So", null), (response.Text, response.Usage));
    }

    [Fact]
    public async Task CallsThatAreAllNumberedZero_AreKeptApart()
    {
        Server.Enqueue(Reply.Garbage(Chunk("c1", "a", "{}") + Chunk("c2", "b", "{") + Chunk("c2", "b", "}") + Last));
        using var client = Client();

        var response = await AskAsync(client, streaming: true);

        var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>();
        Assert.Equal(["c1 a ", "c2 b "], calls.Select(call => $"{call.CallId} {call.Name} {call.Exception?.Message}"));

        static string Chunk(string id, string name, string arguments) =>
            $$$$"""
                data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"small","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"{{{{id}}}}","type":"function","function":{"name":"{{{{name}}}}","arguments":"{{{{arguments}}}}"}}]},"finish_reason":null}]}


                """;
    }

    [Fact]
    public async Task CallWithoutId_IsGivenOne()
    {
        Server.Enqueue(Reply.Call(new ScriptedCall("", "a", "{}"), new ScriptedCall("", "b", "{}")));
        using var client = Client();

        var response = await AskAsync(client, streaming: true);

        var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>();
        Assert.Equal(["chatcmpl-1-0 a", "chatcmpl-1-1 b"], calls.Select(call => $"{call.CallId} {call.Name}"));
    }

    [Fact]
    public async Task CallsThatNobodySaidAreComplete_AreNotLost()
    {
        Server.Enqueue(
            Reply.Garbage(
                """
                data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"small","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}

                data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"small","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"get","arguments":"{}"}}]},"finish_reason":null}]}

                data: [DONE]


                """
            )
        );
        using var client = Client();

        var response = await AskAsync(client, streaming: true);

        Assert.Single(response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>());
    }
}
