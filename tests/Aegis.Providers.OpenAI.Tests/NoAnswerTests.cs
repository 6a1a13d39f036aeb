using Aegis.Providers.TestServer;

namespace Aegis.Providers.Tests;

/// <summary>JSON with a status of 200 that is no answer.</summary>
public sealed class NoAnswerTests : ServerTest
{
    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"choices\":[]}")]
    [InlineData("{\"choices\":[{}]}")]
    [InlineData("{\"choices\":\"none\"}")]
    [InlineData("{\"message\":\"hello\"}")]
    public async Task JsonOfSomethingElse_IsAProvidersFault(string body)
    {
        Server.AnswerBy(_ => Reply.Garbage(body));
        using var client = Client();

        var error = await Assert.ThrowsAsync<ProviderException>(() => AskAsync(client, streaming: false));

        Assert.Contains("provider 'fast' could not be used", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorWithStatus200_IsSaid()
    {
        Server.Enqueue(Reply.Garbage("""{"error":{"message":"out of memory","type":"server_error"}}"""));
        using var client = Client();

        var error = await Assert.ThrowsAsync<ProviderException>(() => AskAsync(client, streaming: false));

        Assert.Contains("out of memory", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"1","choices":[{"finish_reason":"eos","message":{"role":"assistant","content":"So"}}]}""")]
    [InlineData("""{"id":"1","choices":[{"finish_reason":"stop","message":{"role":"bot","content":"So"}}]}""")]
    [InlineData(
        """{"id":"1","choices":[{"finish_reason":"stop","message":{"role":"assistant","tool_calls":[{"type":"function","function":{"name":"a"}}]}}]}"""
    )]
    [InlineData(
        """{"id":"1","choices":[{"finish_reason":"stop","message":{"role":"assistant","tool_calls":[{"id":"1","type":"function"}]}}]}"""
    )]
    [InlineData("""{"id":"1","choices":[{"finish_reason":"stop"}]}""")]
    [InlineData("""{"id":"1","choices":[{"finish_reason":"stop","message":null}]}""")]
    [InlineData("data: {\"id\":\"1\",\"choices\":[{\"finish_reason\":\"eos\",\"delta\":{\"content\":\"So\"}}]}\n\n")]
    [InlineData("data: {\"id\":\"1\",\"choices\":[{\"delta\":{\"role\":\"bot\"}}]}\n\n")]
    [InlineData("data: {\"id\":\"1\",\"choices\":[{}]}\n\n")]
    [InlineData("data: {}\n\n")]
    [InlineData("data: []\n\n")]
    public async Task ValueThatNobodyKnows_IsAProvidersFaultOrPassedOn(string body)
    {
        Server.Enqueue(Reply.Garbage(body));
        using var client = Client();

        var error = await Record.ExceptionAsync(() =>
            AskAsync(client, streaming: body.StartsWith("data:", StringComparison.Ordinal))
        );

        Assert.True(error is null or ProviderException { Provider: "fast" }, $"{error}");
    }
}
