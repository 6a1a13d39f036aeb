namespace Aegis.Usage;

/// <summary>A budget is in US dollars, and nobody knows what the model costs; it was not asked.</summary>
public sealed class UnknownPriceException : Exception
{
    internal UnknownPriceException(string agentId, string? model, string budget)
        : base(
            $"Agent '{agentId}' may not ask its model: budget '{budget}' is in US dollars, and "
                + (
                    model is null
                        ? "the agent's client does not say which model it asks. Name it: [Agent(Model = …)]."
                        : $"the price table does not know model '{model}'. Add its price, or an alias, or give the budget tokens."
                )
        ) => (AgentId, Model, Budget) = (agentId, model, budget);

    /// <summary>The id of the agent that wanted to ask.</summary>
    public string AgentId { get; }

    /// <summary>The model; none when nobody says.</summary>
    public string? Model { get; }

    /// <summary>The name of the budget.</summary>
    public string Budget { get; }
}
