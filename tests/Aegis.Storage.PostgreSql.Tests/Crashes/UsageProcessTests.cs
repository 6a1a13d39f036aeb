using Aegis.Storage.Tests.Server;
using Aegis.Usage;

namespace Aegis.Storage.Tests.Crashes;

/// <summary>Usage in a database of several processes.</summary>
public sealed class UsageProcessTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoProcesses_OfAHundredRecordersEach_LoseNothing_AndSumExactly()
    {
        const int Times = 50;
        await using var store = new PostgreSqlLedgerStore(database.Owner);
        await store.MigrateAsync(Token);
        await using var first = WorkerProcess.Start(database.Owner, "account", $"{Times}");
        await using var second = WorkerProcess.Start(database.Owner, "account", $"{Times}");
        foreach (var worker in (WorkerProcess[])[first, second])
        {
            await worker.ReadUntilAsync("ready");
            await worker.TellAsync("go");
        }

        Assert.Equal("0", await first.ReadUntilAsync(""));
        Assert.Equal("0", await second.ReadUntilAsync(""));

        var sums = await store.Usage.SumAsync(new(), UsageGrouping.Agent, [UsagePeriod.All], Token);
        Assert.Equal(10, sums.Count);
        Assert.All(sums, sum => Assert.Equal(2 * 10 * Times, sum.Totals.Answers));
        // each of a hundred recorders in two processes: Times answers, to 1000 and its number, of 0 to Times - 1 tokens
        var input = 2m * Times * ((100 * 1000) + (100 * 99 / 2));
        var output = 2m * 100 * (Times * (Times - 1) / 2);
        Assert.Equal(((input * 0.123456m) + (output * 7.654321m)) / 1_000_000m, sums.Sum(sum => sum.Totals.Cost));
    }
}
