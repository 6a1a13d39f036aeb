namespace Aegis.Runs;

/// <summary>A value of a durable run can not be kept, or does not come back as it was.</summary>
public sealed class RunValueException : RunException
{
    internal RunValueException(string runId, string message, Exception? innerException = null)
        : base(runId, message, innerException) { }
}
