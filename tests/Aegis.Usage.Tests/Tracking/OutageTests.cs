using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Usage.Tests.Tracking;

/// <summary>Stores that fail, and trackers that end.</summary>
public sealed class OutageTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly TroubledStore store = new();
    private readonly UsageLines log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Outage_IsSaidOnce_AndNothingIsLost()
    {
        await using var tracker = Tracker();
        store.IsFailing = true;
        for (var second = 0; second < 60; second++)
        {
            Record(tracker, 10);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        // after 0.5, 1, 2, 4, 8, 16 and 30 seconds, not 60 times
        Assert.InRange(store.Attempts.Count, 5, 8);
        Assert.Equal([1604, 1601], log.Ids);
        store.IsFailing = false;
        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(600, store.Count);
        Assert.Equal((0, 0L), (tracker.Waiting, tracker.Dropped));
        Assert.Equal([1604, 1601, 1602], log.Ids);

        // the next outage is another
        store.IsFailing = true;
        Record(tracker, 1);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([1604, 1601, 1602, 1601], log.Ids);
        store.IsFailing = false;
    }

    [Fact]
    public async Task BatchOfWhichNobodyKnows_IsWrittenAgain_AndCountsOnce()
    {
        await using var tracker = Tracker();
        store.IsFailingAfter = true;
        Record(tracker, 10);
        clock.Advance(TimeSpan.FromSeconds(1));
        Record(tracker, 5);
        store.IsFailingAfter = false;
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal([10, 10, 5], store.Attempts);
        Assert.Equal(15, store.Count);
    }

    [Fact]
    public async Task TooMany_PushOutTheOldest_WhichIsSaidOnceAndCounted()
    {
        await using var tracker = Tracker(capacity: 10);
        store.IsFailing = true;
        for (var number = 0; number < 5; number++)
        {
            tracker.Record($"early {number}", 1, 1, "small");
        }

        clock.Advance(TimeSpan.FromSeconds(1));
        for (var number = 0; number < 25; number++)
        {
            tracker.Record($"late {number}", 1, 1, "small");
        }

        Assert.Equal((10, 20L), (tracker.Waiting, tracker.Dropped));
        Assert.Single(log.Ids, id => id == 1603);
        store.IsFailing = false;
        await tracker.FlushAsync(Token);

        // those that were about to be written stay, and then the newest
        var agents = (await store.ReadAsync(new(), UsagePeriod.All, null, 100, Token)).Select(usage => usage.AgentId);
        Assert.Equal(
            [.. Enumerable.Range(0, 5).Select(n => $"early {n}"), .. Enumerable.Range(20, 5).Select(n => $"late {n}")],
            agents
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Disposed_HasWrittenAll(bool isAsync)
    {
        var tracker = Tracker();
        Record(tracker, 2500);
        if (isAsync)
        {
            await tracker.DisposeAsync();
        }
        else
        {
            // CA1849: what is meant
#pragma warning disable CA1849
            tracker.Dispose();
#pragma warning restore CA1849
        }

        Assert.Equal(2500, store.Count);
        Assert.Equal(0, clock.Timers);
        Record(tracker, 2);
        Assert.Equal((0, 2L), (tracker.Waiting, tracker.Dropped));
        Assert.Single(log.Ids, id => id == 1607);
    }

    [Fact]
    public async Task DisposedInAnOutage_WaitsForItsEnd()
    {
        var tracker = Tracker();
        store.IsFailing = true;
        Record(tracker, 10);
        var disposing = tracker.DisposeAsync().AsTask();
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(disposing.IsCompleted);
        store.IsFailing = false;

        await clock.RunAsync(Done(disposing));

        Assert.Equal(10, store.Count);
    }

    [Fact]
    public async Task DisposedInALongOutage_GivesUp_AndSaysHowManyAreLost()
    {
        var tracker = Tracker();
        store.IsFailing = true;
        Record(tracker, 10);
        var start = clock.GetUtcNow();

        await clock.RunAsync(Done(tracker.DisposeAsync().AsTask()));

        Assert.InRange(clock.GetUtcNow() - start, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(7));
        Assert.Equal((0, 10L), (tracker.Waiting, tracker.Dropped));
        Assert.Contains(log.Texts, text => text.Contains("usage of 10 answers", StringComparison.Ordinal));
        Assert.Contains(1606, log.Ids);
    }

    [Fact]
    public async Task DisposedWhileTheStoreHangs_GivesUp()
    {
        var tracker = Tracker();
        store.Open = new TaskCompletionSource().Task;
        Record(tracker, 3);
        clock.Advance(TimeSpan.FromSeconds(1));

        await clock.RunAsync(Done(tracker.DisposeAsync().AsTask()));

        Assert.Contains(1606, log.Ids);
    }

    private static async Task<bool> Done(Task task)
    {
        await task;
        return true;
    }

    private static void Record(UsageTracker tracker, int times)
    {
        for (var time = 0; time < times; time++)
        {
            tracker.Record("Writer", 100, 10, "small");
        }
    }

    private UsageTracker Tracker(int capacity = 10_000) =>
        new(store, null, new UsageTrackerOptions { Capacity = capacity }, clock, log);
}
