using System.Net;

namespace Aegis.Tools.BuiltIn.Tests.Http;

public class RedirectTests
{
    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://2852039166/")]
    [InlineData("http://0251.0376.0251.0376/")]
    [InlineData("http://0xa9fea9fe/")]
    [InlineData("http://127.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://public.example@evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://public.example/")]
    [InlineData("http://public.example:6379/")]
    public async Task RedirectThatIsNotAllowed_IsRefused(string location)
    {
        await using var server = RawServer.Redirecting(location);

        var result = await Reading.GuardedAsync(
            "http://public.example/",
            ["public.example"],
            _ => ["93.184.215.14"],
            server.Port
        );

        Assert.StartsWith("Refused: http://public.example/ redirects to ", result, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("http:\\\\evil.example\\")]
    [InlineData("http://[evil.example/")]
    [InlineData("")]
    public async Task RedirectThatIsNoAddress_IsNotFollowed(string location)
    {
        await using var server = RawServer.Redirecting(location);

        var result = await Reading.LocalAsync(server.Url);

        Assert.Equal($"Failed: {server.Url} answered 302 Found, without a body.", result);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("::1")]
    public async Task RedirectToAListedNameOfAPrivateAddress_IsRefusedBeforeConnecting(string address)
    {
        await using var server = RawServer.Redirecting("http://inside.example/");
        var dialled = new List<IPAddress>();

        var result = await Reading.GuardedAsync(
            "http://public.example/",
            ["*.example.org", "public.example", "inside.example"],
            host => [host == "inside.example" ? address : "93.184.215.14"],
            server.Port,
            dialled
        );

        Assert.StartsWith("Refused: host 'inside.example' has no public address", result, StringComparison.Ordinal);
        Assert.Equal([IPAddress.Parse("93.184.215.14")], dialled);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task AllowedRedirect_IsFollowed(int status)
    {
        await using var server = new RawServer(
            (head, stream, token) =>
                head.StartsWith("GET /end?x=1 ", StringComparison.Ordinal)
                    ? RawServer.SendAsync(stream, "200 OK\r\nContent-Type: text/plain", "there"u8.ToArray(), token)
                    : RawServer.SendAsync(stream, $"{status} Moved\r\nLocation: /end?x=1#part", [], token)
        );

        var result = await Reading.LocalAsync(server.Url);

        Assert.Equal($"200 OK from {server.Url}end?x=1#part (text/plain):\n\nthere", result);
    }

    [Fact]
    public async Task EndlessRedirects_AreRefused()
    {
        await using var server = RawServer.Redirecting("/again");

        var result = await Reading.LocalAsync(server.Url);

        Assert.Equal($"Refused: more than 5 redirects; the last is {server.Url}again.", result);
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public void RedirectFromHttpsToHttp_IsRefused()
    {
        var options = new HttpToolsOptions { AllowHttp = true };
        options.AllowedHosts.Add("example.org");

        var refusal = Assert.Throws<ToolRefusedException>(() =>
            new UrlPolicy(options).CheckRedirect(new("https://example.org/"), new("http://example.org/"))
        );

        Assert.Contains("from https: to http:", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookies_AreNotSentBack()
    {
        await using var server = RawServer.Answering("302 Found\r\nLocation: /again\r\nSet-Cookie: session=1");

        await Reading.LocalAsync(server.Url);

        Assert.All(server.Requests, head => Assert.DoesNotContain("Cookie", head, StringComparison.OrdinalIgnoreCase));
    }
}
