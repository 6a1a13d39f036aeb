namespace Aegis.Client.Tests;

/// <summary>Mistakes in options and arguments are told before anything is sent.</summary>
public sealed class OptionsTests : ClientTest
{
    [Fact]
    public async Task NoThread_IsRefusedBeforeAnyRequest()
    {
        var client = Client(static options => options.ThreadId = null);

        var error = await Assert.ThrowsAsync<ArgumentException>(() =>
            client.ApproveAsync("order-7", cancellationToken: Token)
        );

        Assert.Equal("threadId", error.ParamName);
        Assert.Contains("AegisClientOptions.ThreadId", error.Message);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task NoTenantWithoutKey_IsRefusedBeforeAnyRequest()
    {
        var client = Client(static options => options.TenantId = null);
        var calls = new Func<Task>[]
        {
            () => client.ApproveAsync("order-7", cancellationToken: Token),
            () => client.GetStatusAsync("r-1", cancellationToken: Token),
            () => client.GetUsageAsync(cancellationToken: Token),
            () => client.WaitForDecisionAsync("r-1", TimeSpan.Zero, cancellationToken: Token),
            async () => await client.ListPendingAsync(cancellationToken: Token).ToListAsync(Token),
        };

        foreach (var call in calls)
        {
            var error = await Assert.ThrowsAsync<ArgumentException>(call);
            Assert.Equal("tenantId", error.ParamName);
            Assert.Contains("AegisClientOptions.ApiKey", error.Message);
        }

        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\r\nX: y")]
    [InlineData("ä")]
    public async Task KeyThatNoHeaderCarries_IsRefused(string key)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() =>
            Client().ApproveAsync(key, cancellationToken: Token)
        );

        Assert.Equal("key", error.ParamName);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task KeyOfTheGreatestLength_IsSent()
    {
        Server.Enqueue(Answer.Accepted);

        await Client().ApproveAsync(new string('k', 255), cancellationToken: Token);

        Assert.Single(Server.Requests);
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Client().ApproveAsync(new string('k', 256), cancellationToken: Token)
        );
    }

    public static TheoryData<string, Action<AegisClientOptions>> Mistakes { get; } =
        new()
        {
            { "BaseAddress 'ftp://x/' is no absolute", static options => options.BaseAddress = new("ftp://x") },
            {
                "BaseAddress '/api' is no absolute",
                static options => options.BaseAddress = new("/api", UriKind.Relative)
            },
            { "ApiPrefix 'a?b' is no path", static options => options.ApiPrefix = "a?b" },
            { "ApiKey is empty, or holds a blank", static options => options.ApiKey = "sk_live_1\n" },
            { "TenantId 'a b' must have 1 to 128", static options => options.TenantId = "a b" },
            { "ThreadId '' must have 1 to 128", static options => options.ThreadId = "" },
            { "Timeout 00:00:00 must be more than zero", static options => options.Timeout = TimeSpan.Zero },
            { "MaxRetries -1 must not be negative", static options => options.MaxRetries = -1 },
            { "RetryDelay 00:00:00 must be more than zero", static options => options.RetryDelay = TimeSpan.Zero },
            {
                "no more than MaxRetryDelay 00:00:00.1",
                static options => options.MaxRetryDelay = TimeSpan.FromSeconds(0.1)
            },
            { "RetryBudget -1 must not be negative", static options => options.RetryBudget = -1 },
            { "Randomizer must not be null", static options => options.Randomizer = null! },
        };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void Mistake_IsToldByItsName(string message, Action<AegisClientOptions> mistake)
    {
        var error = Assert.Throws<ArgumentException>(() => Client(mistake));

        Assert.Contains(message, error.Message);
        Assert.DoesNotContain("sk_live", error.Message);
    }

    [Fact]
    public void Defaults_AreThoseOfTheDocs()
    {
        var options = new AegisClientOptions();

        Assert.Equal("/api/v1", options.ApiPrefix);
        Assert.Equal(TimeSpan.FromSeconds(10), options.Timeout);
        Assert.Equal(3, options.MaxRetries);
        Assert.Null(options.ApiKey ?? options.TenantId ?? options.ThreadId);
    }
}
