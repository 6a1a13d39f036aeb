using Aegis.Usage;
using Microsoft.Extensions.AI;

namespace Aegis;

/// <summary>Records what models use outside pipelines.</summary>
public static class UsageChatClientExtensions
{
    /// <summary>
    /// Records what a client uses. Agents of a pipeline whose services know the tracker are recorded without; a client that is
    /// recorded here as well counts once.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="tracker">Takes it down.</param>
    /// <param name="agentId">
    /// Who asks. Default: the agent that is running, else <see cref="UsageEvent.Unknown"/>.
    /// </param>
    /// <returns>A client over <paramref name="client"/>, which it disposes of.</returns>
    public static IChatClient UseUsageTracking(this IChatClient client, UsageTracker tracker, string? agentId = null) =>
        new UsageTrackingChatClient(client, tracker, agentId);
}
