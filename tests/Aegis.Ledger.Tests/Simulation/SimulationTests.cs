using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Aegis.Ledger.Tests.Simulation;

/// <summary>
/// AEGIS_LEDGER_HISTORIES says how many histories are played, AEGIS_LEDGER_SEED plays a single one again.
/// </summary>
public sealed class SimulationTests
{
    private const int Histories = 200_000;
    private const int HistoriesForFlaws = 200_000;

    private static readonly int FirstSeed = RandomNumberGenerator.GetInt32(int.MaxValue / 2);

    private static ITestOutputHelper Output => TestContext.Current.TestOutputHelper!;

    [Fact]
    public void RandomHistories_HappenOnce()
    {
        if (Number("AEGIS_LEDGER_SEED") is { } seed)
        {
            Assert.Null(Play(seed, flaw: null, new int[7]));
            return;
        }

        var watch = Stopwatch.StartNew();
        var count = Number("AEGIS_LEDGER_HISTORIES") ?? Histories;
        var kills = new int[7];

        var (failing, fault) = PlayAll(count, flaw: null, kills);

        Assert.True(fault is null, $"AEGIS_LEDGER_SEED={failing}: {fault}");
        Output.WriteLine($"{count} histories from seed {FirstSeed} on in {watch.Elapsed.TotalSeconds:0.0} s");
        Output.WriteLine($"killed in W0 to W6: {string.Join(", ", kills)}");
        Assert.All(kills, killed => Assert.True(killed > count / 1000));
    }

    [Theory]
    [InlineData(nameof(FenceBlind))]
    [InlineData(nameof(Intentless))]
    [InlineData(nameof(FingerprintBlind))]
    public void FlawedStore_IsFoundOut(string name)
    {
        Func<ILedgerStore, ILedgerStore> flaw = name switch
        {
            nameof(FenceBlind) => static store => new FenceBlind(store),
            nameof(Intentless) => static store => new Intentless(store),
            _ => static store => new FingerprintBlind(store),
        };

        var (failing, fault) = PlayAll(HistoriesForFlaws, flaw, new int[7]);

        Assert.NotNull(fault);
        Output.WriteLine($"seed {failing}: {fault}");
    }

    [Fact]
    public void Seed_PlaysTheSameHistory()
    {
        for (var seed = FirstSeed; seed < FirstSeed + 50; seed++)
        {
            var (one, other) = (new SimHistory(seed, flaw: null), new SimHistory(seed, flaw: null));
            one.Run();
            other.Run();

            Assert.Equal(one.Answers, other.Answers);
            Assert.Equal(one.Remote.Effects, other.Remote.Effects);
            Assert.Equal(one.Faults.Kills, other.Faults.Kills);
        }
    }

    private static (int Seed, string? Fault) PlayAll(int count, Func<ILedgerStore, ILedgerStore>? flaw, int[] kills)
    {
        var faults = new ConcurrentDictionary<int, string>();
        Parallel.For(
            0,
            count,
            (index, loop) =>
            {
                if (Play(FirstSeed + index, flaw, kills) is { } fault)
                {
                    faults[FirstSeed + index] = fault;
                    loop.Stop();
                }
            }
        );
        var first = faults.OrderBy(pair => pair.Key).FirstOrDefault();
        return (first.Key, first.Value);
    }

    private static string? Play(int seed, Func<ILedgerStore, ILedgerStore>? flaw, int[] kills)
    {
        var history = new SimHistory(seed, flaw);
        history.Run();
        for (var window = 0; window < kills.Length; window++)
        {
            Interlocked.Add(ref kills[window], history.Faults.Kills[window]);
        }

        // the store in memory answers at once
        return SimCheck.FaultOfAsync(history).AsTask().GetAwaiter().GetResult();
    }

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : null;
}
