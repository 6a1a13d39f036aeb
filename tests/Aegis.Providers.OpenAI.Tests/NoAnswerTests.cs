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
}
