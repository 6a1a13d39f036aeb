using System.Net;
using Aegis.Providers.TestServer;

namespace Aegis.Providers.Tests;

public sealed class RetryAfterTests : ServerTest
{
    [Theory]
    [InlineData("Retry-After", "7", 7)]
    [InlineData("Retry-After", "1.5", 1.5)]
    [InlineData("Retry-After", "Mon, 04 May 2026 12:00:42 GMT", 42)]
    [InlineData("Retry-After", "Mon, 04 May 2026 11:59:00 GMT", 0)]
    [InlineData("Retry-After", "-3", 0)]
    [InlineData("retry-after-ms", "250", 0.25)]
    [InlineData("Retry-After", "1e300", 30 * 86_400)]
    public async Task Header_BecomesADuration(string header, string value, double seconds)
    {
        Server.Enqueue(Reply.Status(HttpStatusCode.TooManyRequests, "{}", (header, value)));
        using var client = Client();

        var error = await Assert.ThrowsAsync<ProviderException>(() => AskAsync(client, streaming: false));

        Assert.Equal(TimeSpan.FromSeconds(seconds), error.RetryAfter);
    }

    [Fact]
    public async Task Milliseconds_AreTheMoreExact()
    {
        Server.Enqueue(
            Reply.Status(HttpStatusCode.TooManyRequests, "{}", ("Retry-After", "1"), ("retry-after-ms", "999"))
        );
        using var client = Client();

        var error = await Assert.ThrowsAsync<ProviderException>(() => AskAsync(client, streaming: true));

        Assert.Equal(TimeSpan.FromMilliseconds(999), error.RetryAfter);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("NaN")]
    [InlineData("")]
    public async Task HeaderThatSaysNothing_IsNone(string value)
    {
        Server.Enqueue(Reply.Status(HttpStatusCode.TooManyRequests, "{}", ("Retry-After", value)));
        using var client = Client();

        var error = await Assert.ThrowsAsync<ProviderException>(() => AskAsync(client, streaming: false));

        Assert.Null(error.RetryAfter);
    }
}
