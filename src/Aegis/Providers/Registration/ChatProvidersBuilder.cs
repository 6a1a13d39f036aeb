using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Providers;

/// <summary>Adds providers of models to an app's services.</summary>
public sealed class ChatProvidersBuilder
{
    private readonly ProviderCatalog catalog;

    internal ChatProvidersBuilder(IServiceCollection services, ProviderCatalog catalog) =>
        (Services, this.catalog) = (services, catalog);

    /// <summary>The app's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Adds a provider: an <see cref="IChatClient"/> under its name. It is made by the first request. One that configuration
    /// names too has both settings, the later call's where both say something.
    /// </summary>
    /// <param name="name">The name, as <c>[Agent(Client = …)]</c> and <see cref="AgentOptions.Provider"/> give it.</param>
    /// <param name="configure">Its settings.</param>
    /// <returns>This.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public ChatProvidersBuilder Add(string name, Action<ChatProviderOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var catalog = this.catalog;
        if (catalog.TryAdd(name))
        {
            Services.AddKeyedSingleton<IChatClient>(
                name,
                (services, _) => new LazyChatClient(() => catalog.Create(name, services))
            );
        }

        if (configure is not null)
        {
            Services.AddOptions<ChatProviderOptions>(catalog.Find(name)).Configure(configure);
        }

        return this;
    }

    /// <summary>Adds a type of providers; one of the same name is replaced.</summary>
    /// <param name="type">Its name in <see cref="ChatProviderOptions.Type"/>, in any case.</param>
    /// <param name="create">
    /// Makes the client of a provider of its name and its settings; called by the first request. The app's services dispose of
    /// what it returns.
    /// </param>
    /// <returns>This.</returns>
    /// <exception cref="ArgumentException">The type is empty.</exception>
    public ChatProvidersBuilder AddType(
        string type,
        Func<string, ChatProviderOptions, IServiceProvider, IChatClient> create
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        ArgumentNullException.ThrowIfNull(create);
        catalog.AddType(type, create);
        return this;
    }

    /// <summary>
    /// Names the provider that the unkeyed <see cref="IChatClient"/> is, where configuration does not. Default: the only one.
    /// </summary>
    /// <param name="name">The provider's name.</param>
    /// <returns>This.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public ChatProvidersBuilder UseDefault(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        catalog.UseDefault(name);
        return this;
    }
}
