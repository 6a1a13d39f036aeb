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
            Console.WriteLine();
            var smallest = Build(10, yields);
            foreach (var size in new[] { 100, 1_000, 10_000 })
            {
                // paired with the smallest, so that a busy machine slows down both
                var pipeline = Build(size, yields);
                var found = await PairedRounds.CompareAsync(() => smallest.RunAsync(1), () => pipeline.RunAsync(1));
                var ratio = found.Ratio * 10 / size;
                var slow = ratio is > Target or < 1 / Target;
                missed += ratio > Target ? 1 : 0;
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"one agent of {size, 6:N0}, {(yields ? "yield" : "sync"), 5}: {found.CandidateNanoseconds / size, 6:F1} ns {found.CandidateBytes / size, 6:F1} bytes; of 10: {found.BaselineNanoseconds / 10, 6:F1} ns; ratio {ratio:F2} (target {Target:F1}) {(slow ? "NOT FLAT" : "")}"
                    )
                );
            }
        }

        return missed;
    }

    // none inline: what is compared is the engine with itself
    private static SyntheticPipeline Build(int size, bool yields) =>
        new("Graph", LayeredGraph.Random(size, seed: 1), yields) { InlineAgents = 0 };
}
