namespace Aegis;

/// <summary>Who wrote an agent's run method.</summary>
public enum AgentForm
{
    /// <summary>Aegis wrote signature and body: a message is composed from the inputs and the dependencies' outputs.</summary>
    Composed,

    /// <summary>The developer declared a <c>partial</c> method; Aegis wrote its body, which asks the model.</summary>
    Prompted,

    /// <summary>The developer wrote the method: plain C#.</summary>
    Bodied,
}
