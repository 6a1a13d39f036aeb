using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Aegis.Providers;

/// <summary>Makes providers of models known to an app's services.</summary>
public static class ChatProviderServiceCollectionExtensions
{
    /// <summary>
    /// Adds the providers that a configuration names, and lets it choose: <c>Provider</c> is the default one,
    /// <c>Providers:{name}</c> are the settings of each, <c>Agents:{id}</c> names another provider or model for an agent. Calls
    /// add up.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configuration">The section of Aegis: <c>configuration.GetSection("Aegis")</c>.</param>
    /// <returns>Adds what configuration does not say, and the types: <c>AddOpenAI()</c>, <c>AddAnthropic()</c>.</returns>
    public static ChatProvidersBuilder AddChatProviders(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var builder = services.AddChatProviders();
        var sections = new ProviderSections(configuration);
        services.AddSingleton<IConfigureOptions<ChatProviderOptions>>(sections);
        services.AddSingleton<IConfigureOptions<AgentOptions>>(sections);
        ProviderCatalog.Of(services).AddConfiguration(configuration);
        foreach (var provider in configuration.GetSection("Providers").GetChildren())
        {
            builder.Add(provider.Key);
        }

        return builder;
    }

    /// <summary>
    /// Makes a provider's client now, so that an app which can not ask it says so when it starts and not with its first request.
    /// Nothing is sent.
    /// </summary>
    /// <param name="services">The app's services, once they are built.</param>
    /// <param name="name">The provider. Default: the one that the unkeyed <see cref="IChatClient"/> is.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ProviderConfigurationException">It is not configured such that it could be asked.</exception>
    public static IServiceProvider EnsureChatProvider(this IServiceProvider services, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var catalog = services.GetRequiredService<ProviderCatalog>();
        var client = name is null
            ? services.GetRequiredService<IChatClient>()
            : services.GetKeyedService<IChatClient>(catalog.Require(name));
        (client?.GetService(typeof(LazyChatClient)) as LazyChatClient)?.Made();
        return services;
    }

    /// <summary>
    /// Adds providers in code. Each is an <see cref="IChatClient"/> under its name, the default one also without a key. Calls add up.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <returns>Adds them.</returns>
    public static ChatProvidersBuilder AddChatProviders(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions();
        var catalog = ProviderCatalog.Of(services);
        services.TryAddSingleton<IChatClient>(provider =>
            catalog.Default() is { } name && catalog.Find(name) is { } key
                ? provider.GetRequiredKeyedService<IChatClient>(key)
                : new LazyChatClient(() => catalog.Create(catalog.Default(), provider))
        );
        return new ChatProvidersBuilder(services, catalog);
    }
}
