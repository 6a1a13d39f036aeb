namespace Aegis.Tools.BuiltIn.Tests.Http;

public class HttpAddressTests
{
    [Theory]
    [InlineData(
        "https://evil.org/",
        "host 'evil.org' is not on the list of allowed hosts (api.example.org, *.example.net)"
    )]
    [InlineData("https://api.example.org.evil.org/", "is not on the list")]
    [InlineData("https://evilapi.example.org/", "is not on the list")]
    [InlineData("https://example.net/", "is not on the list")]
    [InlineData("https://evilexample.net/", "is not on the list")]
    [InlineData("https://api.example.org./", "is not on the list")]
    [InlineData("https://api.example.org:8443/", "host 'api.example.org:8443' is not on the list")]
    [InlineData("https://api.example.org@evil.org/", "user name or password")]
    [InlineData("https://api.example.org:x@evil.org/", "user name or password")]
    [InlineData("https://user:secret@api.example.org/", "user name or password")]
    [InlineData("https://evil.org\\@api.example.org/", "Refused")]
    [InlineData("https://evil.org#@api.example.org/", "is not on the list")]
    [InlineData("https://evil.org?.example.net/", "is not on the list")]
    [InlineData("http://api.example.org/", "'http:' is not allowed, only https: is")]
    [InlineData("ftp://api.example.org/", "'ftp:' is not allowed")]
    [InlineData("file:///etc/passwd", "'file:' is not allowed")]
    [InlineData("/etc/passwd", "Refused")]
    [InlineData("//api.example.org/", "Refused")]
    [InlineData("gopher://127.0.0.1:6379/_SET", "'gopher:' is not allowed")]
    [InlineData("data:text/plain,x", "'data:' is not allowed")]
    [InlineData("api.example.org", "is no absolute URL")]
    [InlineData("", "is no absolute URL")]
    [InlineData("https://api.example.org/\r\nHost: evil.org", "is no absolute URL")]
    [InlineData("https://api.example.org/a b", "is no absolute URL")]
    [InlineData("https://2130706433/", "is not on the list")]
    [InlineData("https://0177.0.0.1/", "is not on the list")]
    [InlineData("https://0x7f.1/", "is not on the list")]
    [InlineData("https://[::ffff:127.0.0.1]/", "is not on the list")]
    [InlineData("https://аpi.example.org/", "is not on the list")] // a Cyrillic letter
    public async Task AddressThatIsNotAllowed_IsRefused(string url, string reason)
    {
        var options = new HttpToolsOptions { Resolve = (_, _) => throw new InvalidOperationException("was resolved") };
        options.AllowedHosts.Add("api.example.org");
        options.AllowedHosts.Add("*.example.net");
        using var tools = new HttpTools(options);

        var result = await tools.HttpGetAsync(url, Reading.Token);

        Assert.StartsWith("Refused: ", result, StringComparison.Ordinal);
        Assert.Contains(reason, result, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', result);
    }

    [Fact]
    public async Task NoHostIsListed_NothingIsAllowed()
    {
        using var tools = new HttpTools(new HttpToolsOptions());

        Assert.Equal(
            "Refused: host 'example.org' is not on the list of allowed hosts (none).",
            await tools.HttpGetAsync("https://example.org/", Reading.Token)
        );
    }

    [Fact]
    public async Task LongAddress_IsRefused()
    {
        using var tools = new HttpTools(new HttpToolsOptions());

        var result = await tools.HttpGetAsync("https://example.org/" + new string('a', 10_000), Reading.Token);

        Assert.Equal("Refused: the URL has 10020 characters; at most 8192 are allowed.", result);
    }

    [Theory]
    [InlineData("api.example.org", "http://API.example.ORG/x")]
    [InlineData("*.example.org", "http://a.example.org/")]
    [InlineData("*.example.org", "http://a.b.EXAMPLE.org/")]
    [InlineData("bücher.example", "http://xn--bcher-kva.example/")]
    [InlineData("xn--bcher-kva.example", "http://BÜCHER.example/")]
    [InlineData("api.example.org:8080", "http://api.example.org:8080/")]
    [InlineData("api.example.org:80", "http://api.example.org/")]
    public async Task AddressOfTheList_IsRead(string entry, string url)
    {
        await using var server = RawServer.Answering("200 OK\r\nContent-Type: text/plain", "hello");

        var result = await Reading.GuardedAsync(url, [entry], _ => ["93.184.215.14"], server.Port);

        Assert.EndsWith("\n\nhello", result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("*.")]
    [InlineData("*.org")]
    [InlineData("*.*.example.org")]
    [InlineData("a.*.org")]
    [InlineData("*.127.0.0.1")]
    [InlineData("https://example.org")]
    [InlineData("example.org/path")]
    [InlineData("user@example.org")]
    [InlineData("example.org:99999")]
    [InlineData("")]
    [InlineData(" ")]
    public void EntryThatIsNoHost_ThrowsAtConstruction(string entry)
    {
        var options = new HttpToolsOptions();
        options.AllowedHosts.Add(entry);

        Assert.ThrowsAny<ArgumentException>(() => new HttpTools(options));
    }

    [Fact]
    public void LimitThatIsNotPositive_ThrowsAtConstruction()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new HttpTools(new() { MaxBytes = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HttpTools(new() { Timeout = TimeSpan.Zero }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HttpTools(new() { MaxRedirects = -1 }));
    }
}
