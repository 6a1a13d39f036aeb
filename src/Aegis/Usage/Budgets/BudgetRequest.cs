using Aegis.Ledger;

namespace Aegis.Usage;

/// <summary>A call of a model that is about to be made.</summary>
/// <param name="AgentId">The id of the agent that makes it.</param>
/// <param name="Model">The model's name, as the price table has it; only budgets in US dollars need it. Default: none.</param>
public sealed record BudgetRequest(string AgentId, string? Model = null)
{
    /// <summary>The pipeline that the agent runs in. Default: none.</summary>
    public string? Pipeline { get; init; }

    /// <summary>Whose run it is. Default: <c>default</c>.</summary>
    public string Tenant { get; init; } = LedgerAction.DefaultTenant;

    /// <summary>How many tokens the model probably reads; 0 or more. Default: 0.</summary>
    public long InputTokens { get; init; }

    /// <summary>How many tokens it can not read more than. Default: <see cref="InputTokens"/>.</summary>
    public long? MaxInputTokens { get; init; }

    /// <summary>How many tokens the answer has at most; 0 or more. Default: <see cref="BudgetsOptions.MaxOutputTokens"/>.</summary>
    public int? MaxOutputTokens { get; init; }
}
