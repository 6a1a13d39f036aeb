using System.Globalization;

namespace Aegis.Benchmarks.Scheduler;

/// <summary>What a scheduled run costs against hand-written C# of the same graph, with agents that do nothing.</summary>
internal static class SchedulerBenchmark
{
    private static readonly PipelineRunOptions Followed = new() { Progress = new NoOpProgress() };
    private static readonly PipelineRunOptions Measured = new() { MeasureDuration = true };
    private static readonly PipelineRunOptions Bounded = new() { MaxConcurrency = 8 };

    /// <returns>0 when each target is met.</returns>
    public static async Task<int> RunAsync(string[] filters)
    {
        Console.WriteLine(
            "engine: the diamond is emitted by the generator; chain, fan and graph are synthetic (an array where emitted code"
        );
        Console.WriteLine(
            "has fields and cases). Ratios are medians of paired rounds; bytes are per run, the Task included."
        );
        Console.WriteLine();
        Console.WriteLine(
            $"{"", -26} {"hand-written", 14} {"engine", 12} {"ratio", 7} {"target", 7} {"bytes", 9} {"by hand", 9} {"target", 9}"
        );
        var missed = 0;
        foreach (var measurement in Measurements().Where(m => filters.Length == 0 || filters.Any(m.Name.Contains)))
        {
            var found = await PairedRounds.CompareAsync(measurement.Baseline, measurement.Candidate);
            missed += Print(measurement, found);
        }

        if (filters.Length == 0 || filters.Contains("cost"))
        {
            missed += await CostPerNode.RunAsync();
        }

        Console.WriteLine(missed == 0 ? "all targets met" : $"{missed} targets missed");
        return missed == 0 ? 0 : 1;
    }

    private static IEnumerable<Measurement> Measurements()
    {
        foreach (var yields in new[] { false, true })
        {
            var mode = yields ? "yield" : "sync";
            var hand = new HandWrittenDiamond(yields);
            var diamond = new DiamondPipeline(new NoOpServices(yields));
            yield return new(
                $"diamond {mode}",
                () => hand.RunAsync(1),
                () => diamond.RunPipelineAsync(1),
                1.0,
                _ => yields ? 772 : 272
            );
            yield return new(
                $"diamond {mode} (careless)",
                () => hand.RunCarelesslyAsync(1),
                () => diamond.RunPipelineAsync(1),
                null,
                null
            );
            yield return new(
                $"diamond {mode} followed",
                () => hand.RunAsync(1),
                () => diamond.RunPipelineAsync(1, Followed),
                yields ? 1.2 : 2.5,
                null
            );
            yield return new(
                $"diamond {mode} measured",
                () => hand.RunAsync(1),
                () => diamond.RunPipelineAsync(1, Measured),
                yields ? 1.2 : 2.5,
                null
            );
            yield return new(
                $"diamond {mode} at most 8",
                () => hand.RunAsync(1),
                () => diamond.RunPipelineAsync(1, Bounded),
                yields ? 1.35 : 4.5,
                null
            );

            var handChain = new HandWrittenChain(100, yields);
            var chain = new SyntheticPipeline("Chain", LayeredGraph.Chain(100), yields);
            yield return new(
                $"chain 100 {mode}",
                () => handChain.RunAsync(1),
                () => chain.RunAsync(1),
                yields ? 1.25 : 1.6,
                bytes => bytes + 200
            );

            var fanGraph = LayeredGraph.Fan(100);
            var handFan = new HandWrittenLayers(fanGraph, yields);
            var fan = new SyntheticPipeline("Fan", fanGraph, yields);
            yield return new(
                $"fan 100 {mode}",
                () => handFan.RunAsync(1),
                () => fan.RunAsync(1),
                yields ? 1.35 : 1.1,
                bytes => bytes
            );

            var graph = LayeredGraph.Random(1000, seed: 1);
            var handGraph = new HandWrittenLayers(graph, yields);
            var pipeline = new SyntheticPipeline("Graph", graph, yields);
            yield return new(
                $"graph 1000/{graph.Dependencies.Sum(needed => needed.Length)} {mode}",
                () => handGraph.RunAsync(1),
                () => pipeline.RunAsync(1),
                yields ? 0.9 : 1.65,
                bytes => bytes * 0.5
            );
        }
    }

    private static int Print(Measurement measurement, Comparison found)
    {
        var bytes = measurement.BytesTarget?.Invoke(found.BaselineBytes);
        var slow = found.Ratio > measurement.RatioTarget;
        var fat = found.CandidateBytes > bytes;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{measurement.Name, -26} {found.BaselineNanoseconds, 11:N0} ns {found.CandidateNanoseconds, 9:N0} ns {found.Ratio, 7:F2} {measurement.RatioTarget, 7:F2} {found.CandidateBytes, 9:N0} {found.BaselineBytes, 9:N0} {bytes, 9:N0} {(slow ? "SLOW" : "")} {(fat ? "FAT" : "")}"
            )
        );
        return (slow ? 1 : 0) + (fat ? 1 : 0);
    }

    private sealed record Measurement(
        string Name,
        Func<Task> Baseline,
        Func<Task> Candidate,
        double? RatioTarget,
        Func<double, double>? BytesTarget
    );

    private sealed class NoOpProgress : IProgress<PipelineEvent>
    {
        public void Report(PipelineEvent value) { }
    }
}
