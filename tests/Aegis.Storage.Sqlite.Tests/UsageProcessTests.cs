using System.Globalization;
using Aegis.Usage;

namespace Aegis.Storage.Sqlite.Tests;

/// <summary>Usage in a file of several processes, some of which are killed.</summary>
public sealed class UsageProcessTests : IDisposable
{
    private readonly LedgerFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task TwoProcesses_OfAHundredRecordersEach_LoseNothing_AndSumExactly()
    {
        const int Times = 50;
        var workers = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => WorkerProcess.StartAsync("account", folder.File, Times))
        );
        Array.ForEach(workers, worker => worker.Go());

        var ends = await Task.WhenAll(workers.Select(worker => worker.EndAsync()));
        Array.ForEach(workers, worker => worker.Dispose());

        Assert.All(ends, end => Assert.Equal("", end.Errors));
        Assert.All(ends, end => Assert.Equal(["0"], end.Lines));
        await using var store = SqliteLedgerStore.Open(folder.File);
        var sums = await store.Usage.SumAsync(new(), UsageGrouping.Agent, [UsagePeriod.All], Token);
        Assert.Equal(10, sums.Count);
        Assert.All(sums, sum => Assert.Equal(2 * 10 * Times, sum.Totals.Answers));
        // each of a hundred recorders in two processes: Times answers, to 1000 and its number, of 0 to Times - 1 tokens
        var input = 2m * Times * ((100 * 1000) + (100 * 99 / 2));
        var output = 2m * 100 * (Times * (Times - 1) / 2);
        Assert.Equal(((input * 0.123456m) + (output * 7.654321m)) / 1_000_000m, sums.Sum(sum => sum.Totals.Cost));
    }

    [Fact]
    public async Task Killed_WhatWasFlushedIsThere()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var kill = 0; kill < 5; kill++)
        {
            using var own = new LedgerFolder();
            var (last, _) = await KillAsync(own, isFlushing: true, lines: random.Next(1, 40));

            var numbers = await NumbersAsync(own);

            Assert.True(numbers.Count >= last.Number, $"seed {seed}: {numbers.Count} of {last.Number}");
            Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
        }
    }

    [Fact]
    public async Task Killed_LosesTheLastSecondAtMost()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var kill = 0; kill < 3; kill++)
        {
            using var own = new LedgerFolder();
            var (last, all) = await KillAsync(own, isFlushing: false, lines: random.Next(1000, 2500));

            var numbers = await NumbersAsync(own);

            // what came a second before the last, and not a hole in what is there
            var owed = all.Count(said => said.Time <= last.Time - 1000);
            Assert.True(numbers.Count >= owed, $"seed {seed}: {numbers.Count} of {owed}, last {last.Number}");
            Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
            Assert.Equal("ok", own.Query("PRAGMA integrity_check"));
        }
    }

    private static async Task<(Said Last, List<Said> All)> KillAsync(LedgerFolder own, bool isFlushing, int lines)
    {
        using var worker = await WorkerProcess.StartAsync("account-for-ever", own.File, isFlushing ? 1 : 0);
        worker.Go();
        var said = new List<Said>();
        for (var line = 0; line < lines; line++)
        {
            said.Add(Said.Of((await worker.ReadLineAsync())!));
        }

        // the last line may have been cut off
        said.AddRange((await worker.KillAsync()).SkipLast(1).Select(Said.Of));
        return (said[^1], said);
    }

    private static async Task<List<int>> NumbersAsync(LedgerFolder own)
    {
        await using var store = SqliteLedgerStore.Open(own.File);
        var numbers = new List<int>();
        await foreach (var usage in new UsageReports(store.Usage).ReadAsync(UsagePeriod.All, null, Token))
        {
            numbers.Add(int.Parse(usage.RunId!, CultureInfo.InvariantCulture));
        }

        return numbers;
    }

    private sealed record Said(int Number, long Time)
    {
        public static Said Of(string line)
        {
            var parts = line.Split(' ');
            return new(
                int.Parse(parts[0], CultureInfo.InvariantCulture),
                long.Parse(parts[1], CultureInfo.InvariantCulture)
            );
        }
    }
}
