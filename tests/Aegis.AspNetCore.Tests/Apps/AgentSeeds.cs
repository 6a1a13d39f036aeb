using Aegis.Memory;
using Aegis.Metrics;
using Aegis.Resilience;
using Aegis.Usage;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.AspNetCore.Tests.Apps;

/// <summary>What agents have done, for tests to ask after.</summary>
internal static class AgentSeeds
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>One answer, one call that succeeded, one that failed, an interaction, a memory and a breaker that has seen a failure.</summary>
    public static async Task PutAsync(TestApp app, string tenant, string agent)
    {
        app.Services.GetRequiredService<UsageTracker>()
            .Record(
                new UsageEvent
                {
                    Tenant = tenant,
                    AgentId = agent,
                    Model = $"{agent}-model",
                    Tokens = new TokenCounts(100, 20, CacheRead: 40, Reasoning: 5),
                    Cost = 0.000_123m,
                }
            );
        var metrics = app.Services.GetRequiredService<AgentMetrics>();
        metrics.Record(
            new AgentCall
            {
                Tenant = tenant,
                Agent = agent,
                Duration = TimeSpan.FromMilliseconds(250),
            }
        );
        metrics.Record(
            new AgentCall
            {
                Tenant = tenant,
                Agent = agent,
                Status = AgentStatus.Failed,
                Attempts = 3,
                Duration = TimeSpan.FromMilliseconds(750),
                ErrorKind = ErrorKinds.RateLimit,
                ErrorType = "ProviderException",
                RunId = $"{agent}-run",
            }
        );
        metrics.RecordInteraction(
            new AgentInteraction
            {
                Tenant = tenant,
                From = agent,
                To = $"{agent}-helper",
                Kind = InteractionKind.Handover,
            }
        );
        await app
            .Services.GetRequiredService<IMemoryStore>()
            .TryWriteAsync(tenant, $"{agent}-memory", [MemoryWrite.Set("a", 0, "1")], Token);
        app.Services.GetRequiredService<CircuitBreakerRegistry>().RecordFailure(agent);
    }
}
