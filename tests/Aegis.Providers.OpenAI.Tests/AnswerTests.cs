using Aegis.Providers.TestServer;
using Microsoft.Extensions.AI;

namespace Aegis.Providers.Tests;

/// <summary>What becomes of what the server answers, as a whole and in pieces.</summary>
public sealed class AnswerTests : ServerTest
{
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
}
