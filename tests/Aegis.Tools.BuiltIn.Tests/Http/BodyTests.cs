namespace Aegis.Tools.BuiltIn.Tests.Http;

public class BodyTests
{
    [Fact]
    public async Task BodyAboveTheLimit_IsCutAndSaysSo()
    {
        await using var server = RawServer.Answering("200 OK\r\nContent-Type: text/plain", new string('ä', 1000));

        var result = await Reading.LocalAsync(server.Url, options => options.MaxBytes = 101);

        Assert.Equal(
            $"200 OK from {server.Url} (text/plain; cut off after 101 bytes, there is more):\n\n{new string('ä', 50)}",
            result
        );
    }

    [Fact]
    public async Task BodyOfExactlyTheLimit_IsNotCut()
    {
        await using var server = RawServer.Answering("200 OK\r\nContent-Type: text/plain", new string('a', 100));

        var result = await Reading.LocalAsync(server.Url, options => options.MaxBytes = 100);

        Assert.EndsWith("(text/plain):\n\n" + new string('a', 100), result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/octet-stream")]
    [InlineData("image/png")]
    [InlineData("application/pdf")]
    [InlineData("nonsense")]
    public async Task BodyThatIsNoText_IsRefused(string type)
    {
        await using var server = RawServer.Answering($"200 OK\r\nContent-Type: {type}", "x");

        var result = await Reading.LocalAsync(server.Url);

        Assert.StartsWith("Refused: ", result, StringComparison.Ordinal);
        Assert.Contains("only text is allowed", result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/problem+json")]
    [InlineData("application/atom+xml; charset=utf-8")]
    [InlineData("TEXT/HTML")]
    public async Task Text_IsRead(string type)
    {
        await using var server = RawServer.Answering($"200 OK\r\nContent-Type: {type}", "x");

        Assert.EndsWith(":\n\nx", await Reading.LocalAsync(server.Url), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iso-8859-1", new byte[] { 0xE4 }, "ä")]
    [InlineData("\"windows-1252\"", new byte[] { 0x80 }, "€")]
    [InlineData("shift_jis", new byte[] { 0x93, 0xFA }, "日")]
    [InlineData("utf-16le", new byte[] { 0xE4, 0 }, "ä")]
    [InlineData("iso-8859-1", new byte[] { 0xEF, 0xBB, 0xBF, 0xC3, 0xA4 }, "ä")]
    [InlineData("utf-8", new byte[] { 0xFF }, "\uFFFD")]
    public async Task Charset_IsHonoured(string charset, byte[] body, string text)
    {
        await using var server = RawServer.Answering($"200 OK\r\nContent-Type: text/plain; charset={charset}", body);

        Assert.EndsWith(":\n\n" + text, await Reading.LocalAsync(server.Url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownCharset_Fails()
    {
        await using var server = RawServer.Answering("200 OK\r\nContent-Type: text/plain; charset=klingon", "x");

        Assert.Equal("Failed: the answer is in the unknown charset 'klingon'.", await Reading.LocalAsync(server.Url));
    }

    [Fact]
    public async Task ErrorStatus_FailsWithTheBody()
    {
        await using var server = RawServer.Answering(
            "404 Not Found\r\nContent-Type: application/json",
            "{\"error\":1}"
        );

        Assert.Equal(
            $"Failed: {server.Url} answered 404 Not Found (application/json):\n\n{{\"error\":1}}",
            await Reading.LocalAsync(server.Url)
        );
    }

    [Fact]
    public async Task EmptyBody_IsNoError()
    {
        await using var server = RawServer.Answering("204 No Content");

        Assert.Equal($"204 No Content from {server.Url}, without a body.", await Reading.LocalAsync(server.Url));
    }
}
