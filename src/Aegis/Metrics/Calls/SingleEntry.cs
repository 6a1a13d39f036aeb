namespace Aegis.Metrics;

/// <summary>A call or an interaction that somebody recorded by hand.</summary>
internal sealed class SingleEntry(AgentCall? call, AgentInteraction? interaction) : IMetricsEntry
{
    public void AddTo(List<AgentCall> calls, List<AgentInteraction> interactions)
    {
        if (call is not null)
        {
            calls.Add(call);
        }

        if (interaction is not null)
        {
            interactions.Add(interaction);
        }
    }
}
