using System.Globalization;

namespace Aegis;

/// <summary>
/// An agent did not ask its model, because the answer might have taken its run beyond the
/// <see cref="PipelineAttribute.TokenBudget"/>; nothing was sent.
/// </summary>
public sealed class TokenBudgetExceededException : Exception
{
    internal TokenBudgetExceededException(string agentId, long budget, long used, long reserved, long needed)
        : base(Describe(agentId, budget, used, reserved, needed)) =>
        (AgentId, Budget, Used, Reserved, Needed) = (agentId, budget, used, reserved, needed);

    /// <summary>The id of the agent that wanted to ask.</summary>
    public string AgentId { get; }

    /// <summary>How many tokens the run may use.</summary>
    public long Budget { get; }

    /// <summary>How many tokens all agents of the run have used so far.</summary>
    public long Used { get; }

    /// <summary>How many tokens were kept for requests under way.</summary>
    public long Reserved { get; }

    /// <summary>
    /// How many more tokens the answer may need: the agent's <see cref="AgentAttribute.MaxOutputTokens"/>, or 1 when it has none.
    /// </summary>
    public long Needed { get; }

    private static string Describe(string agentId, long budget, long used, long reserved, long needed)
    {
        var kept = reserved == 0 ? "" : Text($", {reserved} are kept for requests under way");
        var more =
            Text($"Agent '{agentId}' may not ask its model: of the run's budget of {budget} tokens {used} are used")
            + kept
            + Text($", and the answer may need {needed}.");
        return $"{more} Raise [Pipeline({nameof(PipelineAttribute.TokenBudget)} = …)] or "
            + $"{nameof(PipelineRunOptions)}.{nameof(PipelineRunOptions.TokenBudget)}, or lower "
            + $"[Agent({nameof(AgentAttribute.MaxOutputTokens)} = …)].";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
