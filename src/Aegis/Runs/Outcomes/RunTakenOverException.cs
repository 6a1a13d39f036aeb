namespace Aegis.Runs;

/// <summary>
/// The owner gave no sign of life for as long as its lease, and somebody else may have the run: it stopped here. What its agents
/// had committed counts.
/// </summary>
public sealed class RunTakenOverException : RunException
{
    internal RunTakenOverException(string runId, string pipeline, string what, Exception? innerException = null)
        : base(
            runId,
            $"Run '{runId}' of {pipeline} is not this process' any more, which {what}. It stopped here; what it had committed "
                + "counts. Run it again to get its result.",
            innerException
        ) { }
}
