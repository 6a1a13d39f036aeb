using System.Globalization;

namespace Aegis.Benchmarks.Scheduler;

/// <summary>Whether an agent costs the same in a small graph and in a large one.</summary>
internal static class CostPerNode
{
    private const double Target = 2.0;

    /// <returns>How many targets were missed.</returns>
    public static async Task<int> RunAsync()
    {
        var missed = 0;
        foreach (var yields in new[] { false, true })
        {
            var costs = new List<double>();
            Console.WriteLine();
            foreach (var size in new[] { 10, 100, 1_000, 10_000 })
            {
                var graph = LayeredGraph.Random(size, seed: 1);
                var hand = new HandWrittenLayers(graph, yields);
                var pipeline = new SyntheticPipeline("Graph", graph, yields);
                var found = await PairedRounds.CompareAsync(() => hand.RunAsync(1), () => pipeline.RunAsync(1));
                costs.Add(found.CandidateNanoseconds / size);
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"cost of one agent in {size, 6:N0}, {(yields ? "yield" : "sync")}: {costs[^1], 7:F1} ns {found.CandidateBytes / size, 7:F1} bytes; ratio {found.Ratio:F2}"
                    )
                );
            }

            var spread = costs.Max() / costs.Min();
            missed += spread > Target ? 1 : 0;
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"largest to smallest: {spread:F2} (target {Target:F1})")
            );
        }

        return missed;
    }
}
