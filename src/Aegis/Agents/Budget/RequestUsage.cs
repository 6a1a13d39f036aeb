using Microsoft.Extensions.AI;

namespace Aegis.Agents;

/// <summary>
/// What one request uses: added to its agent's usage as it is counted, and put in the place of what the run's budget keeps for
/// the request when that has ended.
/// </summary>
internal sealed class RequestUsage : IDisposable
{
    private readonly AgentContext context;
    private readonly TokenBudget? budget;
    private readonly long reserved;
    private long? counted;

    /// <exception cref="TokenBudgetExceededException">The answer might take the run beyond its budget.</exception>
    public RequestUsage(AgentContext context, int maxOutputTokens)
    {
        this.context = context;
        budget = context.Budget;
        reserved = budget?.Reserve(context.AgentId, maxOutputTokens) ?? 0;
    }

    /// <summary>Whether the model has answered, so that something was used even if nobody counted.</summary>
    public bool IsAnswered { get; set; }

    public void Add(UsageDetails details)
    {
        context.NoteUsage(details);
        counted = (counted ?? 0) + TokenBudget.Of(details);
    }

    /// <summary>Of a provider that does not count, an answer is taken to be as long as it may be.</summary>
    public void Dispose() => budget?.Settle(reserved, counted ?? (IsAnswered ? reserved : 0));
}
