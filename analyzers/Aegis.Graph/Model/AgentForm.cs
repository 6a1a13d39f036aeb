namespace Aegis.Graph.Model;

/// <summary>Who writes an agent's run method; named and numbered as <c>Aegis.AgentForm</c>.</summary>
public enum AgentForm
{
    Composed,
    Prompted,
    Bodied,
}
