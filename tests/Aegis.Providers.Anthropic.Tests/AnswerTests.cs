using System.Text.Json;
using Aegis.Providers.TestServer;
using Aegis.Usage;
using Microsoft.Extensions.AI;

namespace Aegis.Providers.Tests;

/// <summary>That what Aegis relies on gets through Anthropic's SDK, both ways.</summary>
public sealed class AnswerTests : ServerTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Text_ComesWithItsCounts(bool streaming)
    {
        Server.Enqueue(Reply.Text("Good ", "day", ".").Counting(new ScriptedUsage(120, 30, Cached: 100)));
        using var client = Client();

        var response = await AskAsync(client, streaming);

        Assert.Equal("Good day.", response.Text);
        Assert.Equal("small", response.ModelId);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        var usage = Assert.IsType<UsageDetails>(response.Usage);
        Assert.Equal((120, 30, 100), (usage.InputTokenCount, usage.OutputTokenCount, usage.CachedInputTokenCount));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TokensOfTheCache_ArePartOfTheInput(bool streaming)
    {
        Server.Enqueue(Reply.Text("Good day.").Counting(new ScriptedUsage(120, 30, Cached: 60, CacheWritten: 40)));
        using var client = Client();

        var response = await AskAsync(client, streaming);

        Assert.Equal(new TokenCounts(120, 30, 60, 40), TokenCounts.Of(response.Usage!));
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
                    new ScriptedCall("c2", "today", "{}")
                )
                .Saying("One moment.")
        );
        using var client = Client();

        var response = await AskAsync(client, streaming);

        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
        Assert.Equal("One moment.", response.Text);
        var calls = response.Messages.Single().Contents.OfType<FunctionCallContent>().ToList();
        Assert.Equal(["c1 get_weather", "c2 today"], calls.Select(call => $"{call.CallId} {call.Name}"));
        Assert.Equal("Oslo", $"{calls[0].Arguments!["place"]}");
        Assert.Equal("3", $"{calls[0].Arguments!["days"]}");
    }

    [Fact]
    public async Task Question_IsSentWithToolsAndFormat()
    {
        Server.Enqueue(Reply.Text("{}"));
        using var client = Client(options => options.MaxOutputTokens = 99);
        using var schema = JsonDocument.Parse(
            """{"type":"object","properties":{"text":{"type":"string"}},"required":["text"],"additionalProperties":false}"""
        );

        await AskAsync(
            client,
            streaming: false,
            options: new ChatOptions
            {
                Instructions = "Be brief.",
                Tools = [AIFunctionFactory.Create((int days) => days, "get_weather", "The weather.")],
                ToolMode = ChatToolMode.RequireAny,
                ResponseFormat = ChatResponseFormat.ForJsonSchema(schema.RootElement),
            }
        );

        var sent = Assert.Single(Server.Requests).Body;
        Assert.Equal(99, sent.GetProperty("max_tokens").GetInt32());
        Assert.Contains("Be brief.", sent.GetProperty("system").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("get_weather", sent.GetProperty("tools")[0].GetProperty("name").GetString());
        Assert.Equal("any", sent.GetProperty("tool_choice").GetProperty("type").GetString());
        Assert.Contains("json_schema", sent.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NoModel_IsSaidBeforeAnythingIsSent(bool streaming)
    {
        using var client = Client(options => options.Model = null);

        var error = await Assert.ThrowsAsync<ProviderConfigurationException>(() => AskAsync(client, streaming));

        Assert.Contains("Provider 'fast' was asked without a model", error.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void NoKey_IsSaidWithTheVariable()
    {
        var error = Assert.Throws<ProviderConfigurationException>(() => Client(options => options.ApiKey = null));

        Assert.Equal(
            "Provider 'fast' has no API key: set the environment variable ANTHROPIC_API_KEY, or ChatProviderOptions.ApiKey.",
            error.Message
        );
    }
}
