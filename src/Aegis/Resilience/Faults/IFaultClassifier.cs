namespace Aegis.Resilience;

/// <summary>
/// Says what an exception means. Register your own in the app's services when a library throws exceptions whose status
/// Aegis can not see; ask <see cref="FaultClassifier.Default"/> for all others.
/// </summary>
public interface IFaultClassifier
{
    /// <summary>Says what an exception means.</summary>
    /// <param name="exception">What the call ended with.</param>
    /// <param name="isCancelled">Whether the caller had given up when it ended.</param>
    /// <returns>What retries and circuit breakers go by.</returns>
    Fault Classify(Exception exception, bool isCancelled);
}
