namespace Aegis.Resilience;

/// <summary>A call was turned away because as many as allowed are already waiting; nothing was sent.</summary>
/// <param name="pool">What is full: the name of the pool or of the agent or tool that has a limit.</param>
/// <param name="queueLimit">How many calls may wait.</param>
public sealed class AgentPoolFullException(string pool, int queueLimit)
    : Exception(
        $"'{pool}' is full: {queueLimit} calls are waiting already, and no more may. Let fewer run at once, or raise its queue limit."
    )
{
    /// <summary>How many calls may wait.</summary>
    public int QueueLimit { get; } = queueLimit;
}
