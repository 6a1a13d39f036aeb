using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Aegis.Memory;

/// <summary>Memories among an app's services. Whoever registers a store before or replaces it has it used.</summary>
internal static class MemoryServices
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddOptions<SessionMemoryOptions>();
        services.TryAddSingleton<IMemoryStore, InMemoryMemoryStore>();
        services.TryAddSingleton(static provider => Create(provider, SessionMemory.DefaultName, Options.DefaultName));
    }

    public static SessionMemory Create(IServiceProvider provider, string name, string options) =>
        new(
            name,
            provider.GetRequiredService<IMemoryStore>(),
            provider.GetRequiredService<IOptionsMonitor<SessionMemoryOptions>>().Get(options),
            provider
        );
}
