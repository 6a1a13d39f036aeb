using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Metrics.Tests;

public sealed class AgentMetricsTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly InMemoryMetricsStore store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Recorded_IsStoredASecondLater()
    {
        using var metrics = new AgentMetrics(store, timeProvider: clock);
        metrics.Record("Writer", TimeSpan.FromSeconds(1));
        Assert.Equal(0, await CallsAsync());

        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, await CallsAsync());
    }

    [Fact]
    public async Task ServicesThatEnd_HaveStoredWhatWasRecorded()
    {
        await using (
            var services = new ServiceCollection()
                .AddAegis()
                .AddSingleton<IMetricsStore>(store)
                .AddSingleton<TimeProvider>(clock)
                .BuildServiceProvider()
        )
        {
            services.GetRequiredService<AgentMetrics>().Record("Writer", TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, await CallsAsync());
    }

    [Fact]
    public async Task StoreThatFails_IsNoConcernOfWhoRecords_AndIsTriedAgain()
    {
        var log = new EventLog();
        var broken = new Interposed(store) { Error = new IOException("down") };
        using var metrics = new AgentMetrics(broken, timeProvider: clock, logger: log.For<AgentMetrics>());
        metrics.Record("Writer", TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<IOException>(() => metrics.FlushAsync(Token));
        Assert.Equal([1611], log.Ids);

        broken.Error = null;
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1, await CallsAsync());
        Assert.Equal([1611, 1612], log.Ids);
    }

    [Fact]
    public async Task OldCalls_AreRemoved_OnceAnHour()
    {
        using var metrics = new AgentMetrics(store, new() { Retention = TimeSpan.FromDays(2) }, timeProvider: clock);
        metrics.Record(new AgentCall { Agent = "Old", At = clock.GetUtcNow().AddDays(-3) });
        metrics.Record(new AgentCall { Agent = "New", At = clock.GetUtcNow().AddDays(-1) });
        await metrics.FlushAsync(Token);
        Assert.Equal(1, await CallsAsync());

        metrics.Record(new AgentCall { Agent = "Old", At = clock.GetUtcNow().AddDays(-3) });
        await metrics.FlushAsync(Token);
        Assert.Equal(2, await CallsAsync());

        clock.Advance(TimeSpan.FromHours(1));
        metrics.Record(new AgentCall { Agent = "New" });
        await metrics.FlushAsync(Token);
        Assert.Equal(2, await CallsAsync());
    }

    [Fact]
    public async Task RetentionForEver_RemovesNothing_AndPruningThatFailsIsNoOutage()
    {
        var log = new EventLog();
        var broken = new Interposed(store) { PruningError = new IOException("down") };
        using var forEver = new AgentMetrics(
            broken,
            new() { Retention = Timeout.InfiniteTimeSpan },
            timeProvider: clock,
            logger: log.For<AgentMetrics>()
        );
        forEver.Record(new AgentCall { Agent = "Old", At = DateTimeOffset.UnixEpoch });
        await forEver.FlushAsync(Token);
        Assert.Empty(log.Ids);

        using var metrics = new AgentMetrics(broken, timeProvider: clock, logger: log.For<AgentMetrics>());
        metrics.Record("Writer", TimeSpan.Zero);
        await metrics.FlushAsync(Token);

        Assert.Equal([1616], log.Ids);
        Assert.Equal(2, await CallsAsync());
    }

    [Fact]
    public async Task LongNames_AreCut_AndCharactersThatNoStoreHoldsReplaced()
    {
        using var metrics = new AgentMetrics(store, timeProvider: clock);
        metrics.Record(
            new AgentCall
            {
                Agent = new string('a', 300) + "\0",
                Status = AgentStatus.Failed,
                ErrorKind = new string('k', 100),
                ErrorType = "Oops\0",
            }
        );
        await metrics.FlushAsync(Token);

        var error = Assert.Single(await store.ListErrorsAsync(All, 1, Token));
        Assert.Equal(
            (64, 255, "Oops\uFFFD"),
            (error.Kind.Length, error.Latest[0].Agent.Length, error.Latest[0].ErrorType)
        );
    }

    [Fact]
    public void WhatCanNotBeStored_IsRefusedAtOnce()
    {
        using var metrics = new AgentMetrics(store, timeProvider: clock);

        Assert.Throws<ArgumentNullException>(() => metrics.Record(null!));
        Assert.Throws<ArgumentException>(() => metrics.Record(new AgentCall { Agent = "" }));
        Assert.Throws<ArgumentException>(() => metrics.Record(new AgentCall { Agent = "a", Tenant = "" }));
        Assert.Throws<ArgumentException>(() =>
            metrics.Record(new AgentCall { Agent = "a", Tenant = new string('t', 129) })
        );
        Assert.Throws<ArgumentException>(() => metrics.Record(new AgentCall { Agent = "a", Status = (AgentStatus)9 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => metrics.Record(new AgentCall { Agent = "a", Attempts = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => metrics.Record("a", TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentException>(() => metrics.RecordInteraction("a", "", InteractionKind.Message));
        Assert.Throws<ArgumentException>(() => metrics.RecordInteraction("a", "b", (InteractionKind)9));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new AgentMetricsOptions { Retention = TimeSpan.FromHours(23) }
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => new AgentMetricsOptions { BufferSize = 0 });
    }

    private MetricsQuery All => new("default", DateTimeOffset.UnixEpoch, clock.GetUtcNow().AddDays(1));

    private async Task<long> CallsAsync() =>
        (await store.SummarizeAsync("default", null, [All.From, All.To], Token))[0].Total.Calls;
}
