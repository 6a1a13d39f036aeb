using Aegis.Resilience;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aegis.Metrics;

/// <summary>Metrics among an app's services. Whoever registers a store before or replaces it has it used.</summary>
internal static class MetricsServices
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddOptions<AgentMetricsOptions>();
        services.AddOptions<HealthOptions>();
        services.TryAddSingleton<IMetricsStore>(static _ => new InMemoryMetricsStore());
        services.TryAddSingleton<IHealthScore>(static provider => new HealthScore(
            provider.GetRequiredService<IOptions<HealthOptions>>().Value
        ));
        services.TryAddSingleton(static provider => new AgentMetrics(
            provider.GetRequiredService<IMetricsStore>(),
            provider.GetRequiredService<IOptions<AgentMetricsOptions>>().Value,
            provider.GetServices<IErrorTaxonomy>(),
            provider.GetService<IFaultClassifier>(),
            provider.GetService<TimeProvider>(),
            provider.GetService<ILogger<AgentMetrics>>()
        ));
        services.TryAddSingleton(static provider => new AgentMetricsReports(
            provider.GetRequiredService<IMetricsStore>(),
            provider.GetService<AgentMetrics>(),
            provider.GetRequiredService<IHealthScore>(),
            provider.GetService<TimeProvider>()
        ));
    }
}
