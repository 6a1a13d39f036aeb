namespace Aegis.Metrics;

/// <summary>Something that was recorded.</summary>
internal interface IMetricsEntry
{
    /// <summary>Adds what is to be stored of it; the same each time it is asked.</summary>
    void AddTo(List<AgentCall> calls, List<AgentInteraction> interactions);
}
