using Microsoft.Extensions.AI;

namespace Aegis.Agents;

/// <summary>What the models of all agents of one run may use. What a request may need is reserved before it is sent.</summary>
internal sealed class TokenBudget(long limit)
{
    private readonly object gate = new();
    private long used;
    private long reserved;

    /// <summary>The tokens that a model read and wrote.</summary>
    public static long Of(UsageDetails usage) =>
        usage is { InputTokenCount: null, OutputTokenCount: null }
            ? usage.TotalTokenCount ?? 0
            : (usage.InputTokenCount ?? 0) + (usage.OutputTokenCount ?? 0);

    /// <summary>Keeps room for a request until it has ended, so that no other is sent in its place.</summary>
    /// <param name="agentId">The agent that asks.</param>
    /// <param name="maxOutputTokens">The longest answer; 0 when nobody knows, which is at least one token.</param>
    /// <returns>How much was reserved, for <see cref="Settle"/>.</returns>
    /// <exception cref="TokenBudgetExceededException">There is not that much left.</exception>
    public long Reserve(string agentId, int maxOutputTokens)
    {
        long needed = Math.Max(1, maxOutputTokens);
        lock (gate)
        {
            if (needed > limit - used - reserved)
            {
                throw new TokenBudgetExceededException(agentId, limit, used, reserved, needed);
            }

            reserved += needed;
        }

        return needed;
    }

    /// <summary>Adds what was used without having been reserved.</summary>
    public void Count(long tokens) => Settle(0, tokens);

    /// <summary>Puts what was used in the place of what was reserved.</summary>
    public void Settle(long reservation, long tokens)
    {
        lock (gate)
        {
            reserved -= reservation;
            used += tokens;
        }
    }
}
