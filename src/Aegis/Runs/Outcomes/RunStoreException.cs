namespace Aegis.Runs;

/// <summary>
/// The store of a durable run did not do what it was asked, not even after <see cref="RunsOptions.StoreBudget"/>, so that the run
/// stopped. What was committed before counts.
/// </summary>
public sealed class RunStoreException : RunException
{
    internal RunStoreException(string runId, string pipeline, string what, Exception innerException)
        : base(
            runId,
            $"The store of run '{runId}' of {pipeline} could not {what}: {innerException.Message} The run stopped. Run it again "
                + "when the store is back: agents that were committed are not called again.",
            innerException
        ) { }
}
