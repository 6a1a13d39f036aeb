using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Usage.Tests.Tracking;

public sealed class UsageTrackerTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly TroubledStore store = new();
    private readonly UsageLines log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Recorded_IsWrittenTogether_WithinASecond()
    {
        await using var tracker = Tracker();
        Record(tracker, 10);
        clock.Advance(TimeSpan.FromSeconds(0.4));
        Assert.Empty(store.Attempts);

        clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal([10], store.Attempts);
        Assert.Equal(0, tracker.Waiting);
        // and nothing runs for a tracker that has nothing to do
        Assert.Equal(0, clock.Timers);
        Record(tracker, 1);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([10, 1], store.Attempts);
    }

    [Fact]
    public async Task RecordedByHand_IsWhatItWas()
    {
        var prices = new PriceTable(
            new ModelPrice
            {
                Model = "small",
                Input = 2,
                Output = 10,
            }
        );
        await using var tracker = Tracker(prices: prices);
        tracker.Record("Writer", 1000, 100, "small");
        await tracker.FlushAsync(Token);

        var usage = Assert.Single(await store.ReadAsync(new(), UsagePeriod.All, null, 10, Token));

        Assert.Equal(("Writer", "small", "default"), (usage.AgentId, usage.Model, usage.Tenant));
        Assert.Equal(new TokenCounts(1000, 100), usage.Tokens);
        Assert.Equal(0.003m, usage.Cost);
        Assert.Equal(clock.GetUtcNow(), usage.Time);
    }

    [Fact]
    public async Task PriceThatChanges_ChangesNothingOfBefore()
    {
        var prices = new PriceTable(
            new ModelPrice
            {
                Model = "small",
                Input = 1,
                Output = 1,
            },
            new ModelPrice
            {
                Model = "small",
                Input = 5,
                Output = 5,
                From = clock.GetUtcNow().AddHours(1),
            }
        );
        await using var tracker = Tracker(prices: prices);
        tracker.Record("Writer", 1_000_000, 0, "small");
        clock.Advance(TimeSpan.FromHours(1));
        tracker.Record("Writer", 1_000_000, 0, "small");
        // somebody else's cost counts as it is
        tracker.Record(Event() with { Cost = 7, Model = "small" });
        tracker.Record(
            Event() with
            {
                Model = "small",
                Tokens = new(1_000_000, 0),
                Time = clock.GetUtcNow().AddMinutes(-1),
            }
        );
        await tracker.FlushAsync(Token);

        var costs = (await store.ReadAsync(new(), UsagePeriod.All, null, 10, Token)).Select(usage => usage.Cost);

        Assert.Equal([1m, 1m, 5m, 7m], costs.Order());
    }

    [Fact]
    public async Task ModelWithoutAPrice_IsRecordedWithoutACost_AndSaidOnce()
    {
        await using var tracker = Tracker();
        Record(tracker, 3);
        tracker.Record("Writer", 1, 1, "other");
        await tracker.FlushAsync(Token);

        var events = await store.ReadAsync(new(), UsagePeriod.All, null, 10, Token);

        Assert.All(events, usage => Assert.False(usage.IsPriced));
        Assert.Equal([1604, 1604], log.Ids);
        Assert.Contains("Model 'small' has no price", log.Texts[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyAtOnce_DoNotWaitForTheTime()
    {
        var open = new TaskCompletionSource();
        store.Open = open.Task;
        await using var tracker = Tracker();
        Record(tracker, 1000);
        // no timer is due: the clock stands still
        while (store.Attempts.Count == 0)
        {
            await Task.Yield();
        }

        Record(tracker, 5);
        open.SetResult();
        await tracker.FlushAsync(Token);

        Assert.Equal(1000, store.Attempts[0]);
        Assert.Equal(1005, store.Count);
    }

    [Fact]
    public async Task StoreThatDoesNotAnswer_StopsNobody()
    {
        var open = new TaskCompletionSource();
        store.Open = open.Task;
        await using var tracker = Tracker();
        Record(tracker, 1);
        clock.Advance(TimeSpan.FromSeconds(1));
        Record(tracker, 5000);

        Assert.Equal(5001, tracker.Waiting);
        open.SetResult();
        await tracker.FlushAsync(Token);
        Assert.Equal(5001, store.Count);
    }

    [Fact]
    public async Task Flush_WritesWhatWasRecordedBefore_AndTellsWhatIsWrong()
    {
        await using var tracker = Tracker();
        await tracker.FlushAsync(Token);
        Assert.Empty(store.Attempts);

        store.IsFailing = true;
        Record(tracker, 2);
        await Assert.ThrowsAsync<IOException>(() => tracker.FlushAsync(Token));
        store.IsFailing = false;
        await tracker.FlushAsync(Token);

        Assert.Equal(2, store.Count);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(1_000_000_000_001, 0)]
    public void CountsThatCanNotBe_AreRefused(long input, long output)
    {
        using var tracker = Tracker();

        Assert.Throws<ArgumentOutOfRangeException>(() => tracker.Record("Writer", input, output, "small"));
        Assert.Throws<ArgumentException>(() => tracker.Record(Event() with { Tokens = new(10, 10, 6, 5) }));
        Assert.Throws<ArgumentException>(() => tracker.Record(Event() with { Tokens = new(10, 10, Reasoning: 11) }));
        Assert.Equal(0, tracker.Waiting);
    }

    private static void Record(UsageTracker tracker, int times)
    {
        for (var time = 0; time < times; time++)
        {
            tracker.Record("Writer", 100, 10, "small");
        }
    }

    private static UsageEvent Event() =>
        new()
        {
            AgentId = "Writer",
            Model = "small",
            Tokens = new(100, 10),
        };

    private UsageTracker Tracker(PriceTable? prices = null) => new(store, prices, null, clock, log);
}
