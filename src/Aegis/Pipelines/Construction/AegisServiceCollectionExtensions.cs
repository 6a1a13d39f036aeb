using Aegis.Accounts;
using Aegis.Agents;
using Aegis.Ledger;
using Aegis.Memory;
using Aegis.Metrics;
using Aegis.Resilience;
using Aegis.Tools;
using Aegis.Turns;
using Aegis.Usage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aegis;

/// <summary>Makes Aegis known to an app's services.</summary>
public static class AegisServiceCollectionExtensions
{
    /// <summary>
    /// Configures what all pipelines share, and registers a <see cref="ToolRegistry"/>, a
    /// <see cref="CircuitBreakerRegistry"/>, an <see cref="AgentLoopRegistry"/> with <see cref="GlobalHooks"/>, an
    /// <see cref="ActionLedger"/> whose store is this process' memory, a <see cref="SessionMemory"/>, which all agents share, a
    /// <see cref="UsageTracker"/>, which takes down what their models use, and <see cref="AgentMetrics"/> with
    /// <see cref="AgentMetricsReports"/>. Pipelines work without: call it to change a default, to have the registries, to have
    /// calls of tools, usage and metrics recorded, or one memory for several pipelines. Calls add up.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configure">Changes the defaults. Default: changes none.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddAegis(this IServiceCollection services, Action<AegisOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<AegisOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        options.PostConfigure(static aegis =>
            aegis.JsonSerializerOptions.TypeInfoResolver ??= AgentJson.CreateDefault().TypeInfoResolver
        );
        services.TryAddSingleton<ToolRegistry>();
        services.TryAddSingleton<ToolPolicies>();
        services.TryAddSingleton<GlobalHooks>();
        services.TryAddSingleton<AgentLoopRegistry>();
        LedgerServices.AddTo(services);
        AccountServices.AddTo(services);
        MemoryServices.AddTo(services);
        UsageServices.AddTo(services);
        MetricsServices.AddTo(services);
        services.TryAddSingleton(static provider => new CircuitBreakerRegistry(
            provider.GetRequiredService<IOptions<CircuitBreakerRegistryOptions>>().Value,
            provider.GetService<TimeProvider>(),
            provider.GetService<ILogger<CircuitBreakerRegistry>>()
        ));
        return services;
    }
}
