using System.Text.Json;
using Aegis.Providers.TestServer;
using Microsoft.Extensions.AI;

namespace Aegis.Providers.Tests;

/// <summary>The calls that an answer asks for, as a whole and in pieces.</summary>
public sealed class CallTests : ServerTest
{
    private const string Last = """
        data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"small","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}

        data: [DONE]


        """;

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
