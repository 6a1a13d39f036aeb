using System.Diagnostics;

namespace Aegis.Benchmarks;

/// <summary>
/// Measures two ways of doing the same in turns within one process, so that what else the machine does hits both, and
/// compares them round by round.
/// </summary>
internal static class PairedRounds
{
    private const int Rounds = 41;
    private static readonly TimeSpan RoundLength = TimeSpan.FromMilliseconds(8);
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(700);

    public static async Task<Comparison> CompareAsync(Func<Task> baseline, Func<Task> candidate)
    {
        // twice: the first time lets the JIT recompile what is hot, the second sees what it made of it
        await CalibrateAsync(baseline);
        await CalibrateAsync(candidate);
        var baselineRuns = await CalibrateAsync(baseline);
        var candidateRuns = await CalibrateAsync(candidate);

        var ratios = new List<double>();
        var baselines = new List<double>();
        var candidates = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var first = round % 2 == 0;
            var baselineTime = first ? await TimeAsync(baseline, baselineRuns) : 0;
            var candidateTime = await TimeAsync(candidate, candidateRuns);
            baselineTime = first ? baselineTime : await TimeAsync(baseline, baselineRuns);
            ratios.Add(candidateTime / baselineTime);
            baselines.Add(baselineTime);
            candidates.Add(candidateTime);
        }

        return new Comparison(
            Median(baselines),
            Median(candidates),
            Median(ratios),
            await BytesAsync(baseline, baselineRuns),
            await BytesAsync(candidate, candidateRuns)
        );
    }

    private static async Task<int> CalibrateAsync(Func<Task> action)
    {
        var watch = Stopwatch.StartNew();
        var runs = 0;
        while (watch.Elapsed < WarmUp)
        {
            await action();
            runs++;
        }

        return Math.Max(1, (int)(runs * (RoundLength / watch.Elapsed)));
    }

    /// <summary>Nanoseconds a run.</summary>
    private static async Task<double> TimeAsync(Func<Task> action, int runs)
    {
        var start = Stopwatch.GetTimestamp();
        for (var run = 0; run < runs; run++)
        {
            await action();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / runs;
    }

    private static async Task<double> BytesAsync(Func<Task> action, int runs)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var run = 0; run < runs; run++)
        {
            await action();
        }

        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)runs;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
