using Aegis.Providers.TestServer;

namespace Aegis.Providers.Tests;

/// <summary>JSON and events with a status of 200 that are no answer.</summary>
public sealed class NoAnswerTests : ServerTest
{
    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("""{"type":"error","error":{"type":"api_error","message":"No."}}""")]
    [InlineData(
        """{"id":"1","type":"message","role":"assistant","model":"m","content":"So","stop_reason":"end_turn"}"""
    )]
    [InlineData(
        """{"id":"1","type":"message","role":"assistant","model":"m","content":[{"type":"tool_use"}],"stop_reason":"tool_use"}"""
    )]
    [InlineData("event: message_start\ndata: {}\n\n")]
    [InlineData("event: message_start\ndata: nonsense\n\n")]
    [InlineData("event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":7}\n\n")]
    [InlineData("event: nobody_knows\ndata: {\"type\":\"nobody_knows\"}\n\n")]
    public async Task AnswerThatIsNone_IsAProvidersFault(string body)
    {
        Server.Enqueue(Reply.Garbage(body));
        using var client = Client();

        var error = await Assert.ThrowsAsync<ProviderException>(() =>
            AskAsync(client, streaming: body.StartsWith("event:", StringComparison.Ordinal))
        );

        Assert.Equal("fast", error.Provider);
        Assert.Null(error.StatusCode);
    }
}
