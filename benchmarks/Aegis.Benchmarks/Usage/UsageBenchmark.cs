using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Aegis.Storage.Sqlite;
using Aegis.Usage;

namespace Aegis.Benchmarks.Usage;

/// <summary>What it costs an agent to have its usage taken down, and how much a SQLite file takes.</summary>
internal static class UsageBenchmark
{
    private const int Together = 100;
    private const int Burst = 200_000;

    private static readonly PriceTable Prices = new(
        new ModelPrice
        {
            Model = "small",
            Input = 0.05m,
            Output = 0.4m,
        }
    );

    public static async Task<int> RunAsync()
    {
        await CompareAsync();
        foreach (var run in Enumerable.Range(1, 3))
        {
            Console.WriteLine($"run {run}");
            await SustainAsync(perSecond: 10_000, TimeSpan.FromSeconds(10));
            await BurstAsync();
        }

        return 0;
    }

    /// <summary>Beside the least that hands an event to somebody else.</summary>
    private static async Task CompareAsync()
    {
        var channel = Channel.CreateUnbounded<UsageEvent>(new() { SingleReader = true });
        var reading = Task.Run(async () =>
        {
            await foreach (var _ in channel.Reader.ReadAllAsync()) { }
        });
        await using var tracker = new UsageTracker(new NoStore(), Prices);
        var result = await PairedRounds.CompareAsync(
            () =>
            {
                for (var time = 0; time < Together; time++)
                {
                    channel.Writer.TryWrite(
                        new UsageEvent
                        {
                            Time = DateTimeOffset.UtcNow,
                            AgentId = "Writer",
                            Model = "small",
                            Tokens = new(1000, 100),
                            Cost = 0.00009m,
                        }
                    );
                }

                return Task.CompletedTask;
            },
            () =>
            {
                for (var time = 0; time < Together; time++)
                {
                    tracker.Record("Writer", 1000, 100, "small");
                }

                return Task.CompletedTask;
            }
        );
        channel.Writer.Complete();
        await reading;
        Write(
            $"Record: {result.CandidateNanoseconds / Together:0} ns, {result.CandidateBytes / Together:0} B; a channel's write of the same event: {result.BaselineNanoseconds / Together:0} ns, {result.BaselineBytes / Together:0} B; ratio {result.Ratio:0.00}; dropped {tracker.Dropped}"
        );
    }

    /// <summary>So many a second for so long: how long an agent is held up, and whether the file keeps up.</summary>
    private static async Task SustainAsync(int perSecond, TimeSpan length)
    {
        var folder = Directory.CreateTempSubdirectory("aegis-usage-");
        await using var store = SqliteLedgerStore.Open(Path.Combine(folder.FullName, "aegis.db"));
        await using var tracker = new UsageTracker(store.Usage, Prices);
        var longest = new List<double>();
        var mostWaiting = 0;
        var start = Stopwatch.GetTimestamp();
        var recorded = 0L;
        while (Stopwatch.GetElapsedTime(start) is var elapsed && elapsed < length)
        {
            var due = (long)(elapsed.TotalSeconds * perSecond);
            for (; recorded < due; recorded++)
            {
                var before = Stopwatch.GetTimestamp();
                tracker.Record("Writer", 1000, 100, "small");
                longest.Add(Stopwatch.GetElapsedTime(before).TotalMicroseconds);
            }

            mostWaiting = Math.Max(mostWaiting, tracker.Waiting);
            await Task.Delay(1);
        }

        var last = Stopwatch.GetTimestamp();
        await tracker.FlushAsync();
        var rest = Stopwatch.GetElapsedTime(last);
        longest.Sort();
        Write(
            $"{recorded / length.TotalSeconds:0} events/s for {length.TotalSeconds:0} s: written {await CountAsync(store)} of {recorded}, dropped {tracker.Dropped}, at most {mostWaiting} waiting, the rest in {rest.TotalMilliseconds:0} ms; Record took {longest[longest.Count / 2]:0.00} µs in the middle, {longest[(int)(longest.Count * 0.999)]:0.0} µs at 99.9 %, {longest[^1]:0} µs at most"
        );
        await tracker.DisposeAsync();
        await store.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>As many as the file takes.</summary>
    private static async Task BurstAsync()
    {
        var folder = Directory.CreateTempSubdirectory("aegis-usage-");
        await using var store = SqliteLedgerStore.Open(Path.Combine(folder.FullName, "aegis.db"));
        await using var tracker = new UsageTracker(store.Usage, Prices, new UsageTrackerOptions { Capacity = Burst });
        var start = Stopwatch.GetTimestamp();
        for (var time = 0; time < Burst; time++)
        {
            tracker.Record("Writer", 1000, 100, "small");
        }

        await tracker.FlushAsync();
        var elapsed = Stopwatch.GetElapsedTime(start);
        Write(
            $"{Burst} events at once: {Burst / elapsed.TotalSeconds:0} events/s written, {await CountAsync(store)} there"
        );
        await tracker.DisposeAsync();
        await store.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static async Task<long> CountAsync(SqliteLedgerStore store) =>
        (await store.Usage.SumAsync(new(), UsageGrouping.None, [UsagePeriod.All], default)).Sum(sum =>
            sum.Totals.Answers
        );

    private static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private sealed class NoStore : IUsageStore
    {
        public ValueTask AppendAsync(IReadOnlyList<UsageEvent> events, CancellationToken cancellationToken) => default;

        public ValueTask<IReadOnlyList<UsageSum>> SumAsync(
            UsageFilter filter,
            UsageGrouping by,
            IReadOnlyList<UsagePeriod> periods,
            CancellationToken cancellationToken
        ) => new([]);

        public ValueTask<IReadOnlyList<UsageEvent>> ReadAsync(
            UsageFilter filter,
            UsagePeriod period,
            UsageEvent? after,
            int limit,
            CancellationToken cancellationToken
        ) => new([]);
    }
}
