using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aegis.Usage;

/// <summary>Usage among an app's services. Whoever registers a part before or replaces it has it used.</summary>
internal static class UsageServices
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddOptions<UsageTrackerOptions>();
        services.TryAddSingleton<IUsageStore>(static _ => new InMemoryUsageStore());
        services.TryAddSingleton(static provider => new PriceTable(provider.GetServices<ModelPrice>()));
        services.TryAddSingleton(static provider => new UsageTracker(
            new LateUsageStore(provider),
            provider.GetRequiredService<PriceTable>(),
            provider.GetRequiredService<IOptions<UsageTrackerOptions>>().Value,
            provider.GetService<TimeProvider>(),
            provider.GetService<ILogger<UsageTracker>>()
        ));
        services.TryAddSingleton(static provider => new UsageReports(
            provider.GetRequiredService<IUsageStore>(),
            provider.GetService<TimeProvider>()
        ));
    }
}
