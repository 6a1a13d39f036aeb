using Aegis.Usage.Tests.Tracking;
using Microsoft.Extensions.AI;

namespace Aegis.Usage.Tests.Capture;

public sealed class UsageTrackingChatClientTests : IAsyncDisposable
{
    private readonly InMemoryUsageStore store = new();
    private readonly UsageLines log = new();
    private readonly UsageTracker tracker;

    public UsageTrackingChatClientTests() => tracker = new UsageTracker(store, logger: log);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Theory]
    [InlineData(false, null, UsageEvent.Unknown)]
    [InlineData(true, null, UsageEvent.Unknown)]
    [InlineData(true, "Writer", "Writer")]
    public async Task OutsideAPipeline_ItIsTakenDownToo(bool isStreamed, string? agentId, string expected)
    {
        using var client = new CountingClient().UseUsageTracking(tracker, agentId);

        await AskAsync(client, isStreamed);

        var usage = Assert.Single(await EventsAsync());
        Assert.Equal((expected, "default", 1), (usage.AgentId, usage.Tenant, usage.Attempt));
        Assert.Equal(new TokenCounts(100, 20, 40, 0, 5), usage.Tokens);
    }

    [Theory]
    [InlineData(null, "asked", "asked")]
    [InlineData(null, null, "default-model")]
    [InlineData("answered", "asked", "answered")]
    public async Task Model_IsTheOneThatAnswered_OrThatWasAsked(string? answered, string? asked, string expected)
    {
        using var client = new CountingClient { Model = answered }.UseUsageTracking(tracker);
        await client.GetResponseAsync("Go.", new ChatOptions { ModelId = asked }, Token);
        await foreach (var _ in client.GetStreamingResponseAsync("Go.", new ChatOptions { ModelId = asked }, Token)) { }

        Assert.Equal([expected, expected], (await EventsAsync()).Select(usage => usage.Model));
    }

    [Fact]
    public async Task StreamThatBreaksOff_IsPaidSoFar()
    {
        using var broken = new CountingClient { Fault = new IOException("Cut off.") }.UseUsageTracking(tracker);
        using var canceled = new CountingClient { Fault = new OperationCanceledException() }.UseUsageTracking(tracker);

        await Assert.ThrowsAsync<IOException>(() => AskAsync(broken, isStreamed: true));
        await Assert.ThrowsAsync<OperationCanceledException>(() => AskAsync(canceled, isStreamed: true));

        var events = await EventsAsync();
        Assert.Equal(["Canceled", "IOException"], events.Select(usage => usage.Fault).Order());
        Assert.All(events, usage => Assert.Equal(new TokenCounts(100, 20, 40, 0, 5), usage.Tokens));
    }

    [Fact]
    public async Task StreamThatItsReaderLeaves_IsPaidSoFar()
    {
        using var client = new CountingClient().UseUsageTracking(tracker);
        var read = 0;
        await foreach (var _ in client.GetStreamingResponseAsync("Go.", null, Token))
        {
            if (++read == 2)
            {
                break;
            }
        }

        // it had counted the input by then
        var usage = Assert.Single(await EventsAsync());
        Assert.Equal(("Abandoned", new TokenCounts(100, 0, 40)), (usage.Fault, usage.Tokens));
    }

    [Fact]
    public async Task CallThatFails_IsNothing()
    {
        using var client = new CountingClient { Fault = new IOException("Refused.") }.UseUsageTracking(tracker);

        await Assert.ThrowsAsync<IOException>(() => AskAsync(client, isStreamed: false));

        Assert.Empty(await EventsAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ModelThatDoesNotCount_IsSaidOnce(bool isStreamed)
    {
        using var client = new CountingClient { Usage = null }.UseUsageTracking(tracker);

        await AskAsync(client, isStreamed);
        await AskAsync(client, isStreamed);

        Assert.Empty(await EventsAsync());
        Assert.Equal([1605], log.Ids);
    }

    [Fact]
    public async Task SameTrackerTwice_CountsOnce_AndTwoTrackersEach()
    {
        var other = new InMemoryUsageStore();
        await using var others = new UsageTracker(other);
        var model = new CountingClient();
        using var client = model.UseUsageTracking(tracker, "inner").UseUsageTracking(others).UseUsageTracking(tracker);

        await AskAsync(client, isStreamed: true);
        await AskAsync(client, isStreamed: false);
        await others.FlushAsync(Token);

        Assert.Equal(["inner", "inner"], (await EventsAsync()).Select(usage => usage.AgentId));
        Assert.Equal(2, (await other.ReadAsync(new(), UsagePeriod.All, null, 10, Token)).Count);
        Assert.Equal(2, model.Requests);
    }

    private static async Task AskAsync(IChatClient client, bool isStreamed)
    {
        if (!isStreamed)
        {
            Assert.Equal("Done.", (await client.GetResponseAsync("Go.", null, Token)).Text);
            return;
        }

        var text = "";
        await foreach (var update in client.GetStreamingResponseAsync("Go.", null, Token))
        {
            text += update.Text;
        }

        Assert.Equal("Done.", text);
    }

    private async Task<IReadOnlyList<UsageEvent>> EventsAsync()
    {
        await tracker.FlushAsync(Token);
        return await store.ReadAsync(new UsageFilter(), UsagePeriod.All, null, 100, Token);
    }
}
