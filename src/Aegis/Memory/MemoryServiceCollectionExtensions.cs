using Aegis.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aegis;

/// <summary>Makes memories known to an app's services.</summary>
public static class MemoryServiceCollectionExtensions
{
    /// <summary>
    /// Registers a <see cref="SessionMemory"/> under its name, in the app's <see cref="IMemoryStore"/>: an agent has it by a
    /// constructor parameter, <c>[FromKeyedServices("name")] SessionMemory</c>. What <c>AddAegis</c> registers is registered
    /// too. Calls for one name add up.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="name">The memory's name, and the key of the service.</param>
    /// <param name="configure">Changes the defaults. Default: changes none.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static IServiceCollection AddSessionMemory(
        this IServiceCollection services,
        string name,
        Action<SessionMemoryOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        services.AddAegis();
        services.Configure<SessionMemoryOptions>(name, configure ?? (static _ => { }));
        services.TryAddKeyedSingleton(name, (provider, _) => MemoryServices.Create(provider, name, name));
        return services;
    }
}
