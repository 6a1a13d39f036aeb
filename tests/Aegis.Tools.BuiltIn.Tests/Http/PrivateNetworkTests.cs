using System.Net;

namespace Aegis.Tools.BuiltIn.Tests.Http;

public class PrivateNetworkTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.170")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("2a00:1450::5efe:10.0.0.1")]
    [InlineData("2a00:1450::200:5efe:10.0.0.1")]
    [InlineData("3fff::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public async Task NameOfAnAddressThatIsNotPublic_IsRefusedBeforeConnecting(string address)
    {
        var dialled = new List<IPAddress>();

        var result = await Reading.GuardedAsync(
            "http://inside.example/",
            ["inside.example"],
            _ => [address],
            0,
            dialled
        );

        Assert.StartsWith("Refused: host 'inside.example' has no public address", result, StringComparison.Ordinal);
        Assert.DoesNotContain(address, result.Replace("inside.example", "", StringComparison.Ordinal));
        Assert.Empty(dialled);
    }

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("100.63.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("223.255.255.255")]
    [InlineData("2a00:1450:4001:81b::200e")]
    public void PublicAddress_IsPublic(string address) =>
        Assert.True(PublicAddresses.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task NameWithPublicAndPrivateAddresses_ConnectsToThePublicOnesAlone()
    {
        await using var server = RawServer.Answering("200 OK\r\nContent-Type: text/plain", "hello");
        var dialled = new List<IPAddress>();

        await Reading.GuardedAsync(
            "http://mixed.example/",
            ["mixed.example"],
            _ => ["127.0.0.1", "93.184.215.14", "::1"],
            server.Port,
            dialled
        );

        Assert.Equal([IPAddress.Parse("93.184.215.14")], dialled);
    }

    [Fact]
    public async Task NameThatAnswersDifferentlyTheSecondTime_IsResolvedOnceForAConnection()
    {
        await using var server = RawServer.Answering("200 OK\r\nContent-Type: text/plain", "hello");
        var answers = new Queue<string>(["93.184.215.14", "127.0.0.1"]);
        var dialled = new List<IPAddress>();

        var result = await Reading.GuardedAsync(
            "http://rebind.example/",
            ["rebind.example"],
            _ => [answers.Dequeue()],
            server.Port,
            dialled
        );

        Assert.EndsWith("hello", result, StringComparison.Ordinal);
        Assert.Equal([IPAddress.Parse("93.184.215.14")], dialled);
        Assert.Single(answers);
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://127.1/")]
    public async Task AddressOfTheListThatIsPrivate_IsStillRefused(string url)
    {
        var dialled = new List<IPAddress>();

        var result = await Reading.GuardedAsync(
            url,
            ["127.0.0.1"],
            _ => throw new InvalidOperationException("was resolved"),
            0,
            dialled
        );

        Assert.StartsWith("Refused: host '127.0.0.1' has no public address", result, StringComparison.Ordinal);
        Assert.Empty(dialled);
    }

    [Fact]
    public async Task UnknownName_Fails()
    {
        var options = new HttpToolsOptions();
        options.AllowedHosts.Add("nowhere.invalid");
        options.Resolve = (_, _) => Task.FromResult<IPAddress[]>([]);
        using var tools = new HttpTools(options);

        Assert.Equal(
            "Failed: https://nowhere.invalid/ could not be read: the host is unknown.",
            await tools.HttpGetAsync("https://nowhere.invalid/", Reading.Token)
        );
    }
}
