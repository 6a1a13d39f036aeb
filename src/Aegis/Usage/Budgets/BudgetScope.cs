namespace Aegis.Usage;

/// <summary>Whose calls a budget counts together.</summary>
public enum BudgetScope
{
    /// <summary>Those of an agent, in all pipelines.</summary>
    Agent,

    /// <summary>Those of all agents of a pipeline.</summary>
    Pipeline,

    /// <summary>Those of all runs of a tenant.</summary>
    Tenant,

    /// <summary>All there are.</summary>
    Total,
}
