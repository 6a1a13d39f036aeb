using System.Diagnostics;
using System.Globalization;
using Aegis.Benchmarks.Scheduler;
using Aegis.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Benchmarks.Metrics;

/// <summary>What it costs the caller of a run that it is recorded, with agents that do nothing and complete at once.</summary>
internal static class MetricsBenchmark
{
    private const int Runs = 900;
    private const int Rounds = 400;
    private static readonly PipelineRunOptions Measured = new() { MeasureDuration = true };

    public static async Task<int> RunAsync()
    {
        await using var bare = Services(captures: false);
        await using var recorded = Services(captures: true);
        var metrics = recorded.GetRequiredService<AgentMetrics>();
        var (plain, own) = (new DiamondPipeline(bare), new DiamondPipeline(recorded));
        var ways = new (string Name, Func<Task> Run, List<double> Times, List<double> Bytes)[]
        {
            ("not recorded", () => plain.RunPipelineAsync(1), [], []),
            ("not recorded, MeasureDuration", () => plain.RunPipelineAsync(1, Measured), [], []),
            ("recorded", () => own.RunPipelineAsync(1), [], []),
        };
        for (var round = -100; round < Rounds; round++)
        {
            foreach (var (_, run, times, bytes) in ways)
            {
                var (time, allocated) = await MeasureAsync(run);
                // what is stored in the background is not the caller's time
                await metrics.FlushAsync();
                if (round >= 0)
                {
                    times.Add(time);
                    bytes.Add(allocated);
                }
            }
        }

        Console.WriteLine("diamond of four agents that complete at once: medians, the caller's share alone");
        foreach (var (name, _, times, bytes) in ways)
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name, -32} {Median(times), 8:0} ns a run {Median(bytes), 8:0} bytes a run"
                )
            );
        }

        return 0;
    }

    private static async Task<(double Time, double Bytes)> MeasureAsync(Func<Task> run)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Runs; i++)
        {
            await run();
        }

        var time = Stopwatch.GetElapsedTime(start).TotalNanoseconds / Runs;
        return (time, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Runs);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static ServiceProvider Services(bool captures) =>
        new ServiceCollection()
            .AddAegis()
            .AddSingleton(new NoOpAgent(yields: false))
            .Configure<AgentMetricsOptions>(options => options.CapturesRuns = captures)
            .BuildServiceProvider();
}
