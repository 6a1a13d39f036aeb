namespace Aegis.Runs;

/// <summary>A durable run could not begin, or not go on. What follows from it is up to the derived type.</summary>
public abstract class RunException : Exception
{
    private protected RunException(string runId, string message, Exception? innerException = null)
        : base(message, innerException) => RunId = runId;

    /// <summary>The id of the run.</summary>
    public string RunId { get; }
}
