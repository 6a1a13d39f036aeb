using Aegis.Ledger;

namespace Aegis.Usage;

/// <summary>A call of a model that is about to be made.</summary>
/// <param name="AgentId">The id of the agent that makes it.</param>
/// <param name="Model">The model's name, as the price table has it; only budgets in US dollars need it. Default: none.</param>
public sealed record BudgetRequest(string AgentId, string? Model = null)
{
    private readonly long inputTokens;
    private readonly long? maxInputTokens;
    private readonly int? maxOutputTokens;

    /// <summary>The pipeline that the agent runs in. Default: none.</summary>
    public string? Pipeline { get; init; }

    /// <summary>Whose run it is. Default: <c>default</c>.</summary>
    public string Tenant { get; init; } = LedgerAction.DefaultTenant;

    /// <summary>How many tokens the model probably reads: 0 to 10¹². Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no such number.</exception>
    public long InputTokens
    {
        get => inputTokens;
        init => inputTokens = Checked(value);
    }

    /// <summary>How many tokens it can not read more than: 0 to 10¹². Default: <see cref="InputTokens"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no such number.</exception>
    public long? MaxInputTokens
    {
        get => maxInputTokens;
        init => maxInputTokens = value is { } tokens ? Checked(tokens) : null;
    }

    /// <summary>How many tokens the answer has at most; 0 or more. Default: <see cref="BudgetsOptions.MaxOutputTokens"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 0.</exception>
    public int? MaxOutputTokens
    {
        get => maxOutputTokens;
        init => maxOutputTokens = value is { } tokens ? (int)Checked(tokens) : null;
    }

    private static long Checked(long tokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tokens);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tokens, TokenCounts.Most);
        return tokens;
    }
}
