namespace Aegis.Generators.Tests.Snapshots;

/// <summary>What is emitted where the run is declared by hand, and classes lie in others.</summary>
public class PinnedSnapshots
{
    [Fact]
    public void PinnedRunAndNesting()
    {
        var run = Project.Compile(
            """
            public static partial class Outer
            {
                internal partial record struct Inner
                {
                    [Agent] internal partial class Nested { public static int Run(int second, string first) => second; }
                }

                /// <summary>Pins the order of the inputs.</summary>
                [Pipeline(ResultName = "PinnedOutcome")]
                internal sealed partial class Pinned
                {
                    /// <summary>Runs it.</summary>
                    /// <param name="first">The first.</param>
                    /// <param name="second">The second.</param>
                    /// <param name="stop">Stops it.</param>
                    /// <returns>The outcome.</returns>
                    public partial Task<PinnedOutcome> RunPipelineAsync(string first, int second, CancellationToken stop = default);
                }
            }
            """
        );
        Snapshot.Match(run);
    }
}
