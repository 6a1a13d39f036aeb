using System.Collections.Concurrent;
using System.Globalization;
using Aegis.Storage.Tests.Server;
using Aegis.Storage.Worker;

namespace Aegis.Storage.Tests.Crashes;

/// <summary>
/// Workers on the same keys, each killed after a while: at a given moment, or at any. Whoever is left recovers. What came of it
/// is asked of the database alone.
/// </summary>
internal sealed class KillHarness(TestDatabase database, Protocol protocol, int seed)
{
    private const int Lanes = 3;
    private readonly ConcurrentDictionary<string, int> coverage = new();
    private readonly ConcurrentBag<string> acknowledged = [];
    private int reached;
    private int kills;

    /// <summary>Goes on until there were so many kills, and so many commits besides.</summary>
    public async Task<KillOutcome> RunAsync(int minKills, int minCommits, IReadOnlyList<string> windows)
    {
        await using var store = new PostgreSqlLedgerStore(database.Owner);
        await store.MigrateAsync(TestContext.Current.CancellationToken);
        await TestDatabase.RunAsync(database.Owner, "CREATE TABLE effect (key text NOT NULL, owner text NOT NULL)");
        await Task.WhenAll(
            Enumerable
                .Range(0, Lanes)
                .Select(lane =>
                    Task.Run(async () =>
                    {
                        for (var round = lane; round < minKills || acknowledged.Count < minCommits; round += Lanes)
                        {
                            await RoundAsync(round, windows);
                        }
                    })
                )
        );
        await DrainAsync();
        return await KillOutcome.ReadAsync(database, kills, coverage, [.. acknowledged]);
    }

    private async Task RoundAsync(int round, IReadOnlyList<string> windows)
    {
        var random = new Random(HashCode.Combine(seed, round));
        // every second one dies anywhere
        var window = round % 2 == 0 ? windows[round / 2 % windows.Count] : "anywhere";
        var name = $"worker-{round}";
        await using var worker = WorkerProcess.Start(
            database.Owner,
            name,
            $"{seed + round}",
            $"{Volatile.Read(ref reached)}",
            $"{protocol}",
            window,
            $"{random.Next(8, 30)}"
        );
        await worker.ReadUntilAsync(window == "anywhere" ? "ready" : "halted", Hear);
        if (window == "anywhere")
        {
            await Task.Delay(random.Next(100, 400));
        }

        foreach (var line in await worker.KillAsync())
        {
            Hear(line);
        }

        Interlocked.Increment(ref kills);
        var left = await KillOutcome.WindowLeftByAsync(database, name);
        coverage.AddOrUpdate(left ?? window, 1, static (_, count) => count + 1);
    }

    private void Hear(string line)
    {
        if (line.Split(' ') is ["committed", var key])
        {
            acknowledged.Add(key);
        }
        else if (line.Split(' ') is ["at", var at])
        {
            var number = int.Parse(at, CultureInfo.InvariantCulture);
            for (var known = reached; number > known; known = reached)
            {
                Interlocked.CompareExchange(ref reached, number, known);
            }
        }
    }

    // what any living process would do in the end
    private async Task DrainAsync()
    {
        await using var steps = new Steps(database.Owner, "drain", protocol, Halt.Nowhere);
        while (await KillOutcome.PendingAsync(database) > 0)
        {
            if (await steps.RecoverAsync() == 0)
            {
                // the leases of the killed are ended by the database's clock, which tells nobody
                await Task.Delay(50);
            }
        }

        for (var number = 0; number <= reached + 100; number++)
        {
            await steps.ResolveAsync(number);
        }
    }
}
