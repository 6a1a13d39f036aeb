namespace Aegis.Runs;

/// <summary>The pipeline is another than the one that the run began with. No agent was called.</summary>
/// <param name="run">The run.</param>
/// <param name="changes">What is different, a sentence each.</param>
public sealed class RunShapeChangedException(RunRecord run, IReadOnlyList<string> changes)
    : RunException(
        run.RunId,
        $"Run '{run.RunId}' began with another shape of {run.Pipeline}: {string.Join("; ", changes)}. Use a new RunId, or run it "
            + "with the code that it began with."
    )
{
    /// <summary>What is different, a sentence each.</summary>
    public IReadOnlyList<string> Changes { get; } = changes;
}
