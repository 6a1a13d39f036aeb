using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aegis.Providers;

/// <summary>The providers of an app by name, and the types that they can be of. Filled while services are registered.</summary>
internal sealed class ProviderCatalog
{
    private readonly Dictionary<string, Func<string, ChatProviderOptions, IServiceProvider, IChatClient>> types = new(
        StringComparer.OrdinalIgnoreCase
    );

    // by name as the configuration compares names; the value is the key of the service
    private readonly SortedDictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<IConfiguration> configurations = [];
    private string? codeDefault;

    private string DefaultSetting =>
        configurations.OfType<IConfigurationSection>().LastOrDefault() is { } section
            ? $"{section.Path}:Provider"
            : "Provider";

    /// <summary>The catalogue of an app's services; a new one on the first call.</summary>
    public static ProviderCatalog Of(IServiceCollection services)
    {
        foreach (var service in services)
        {
            if (!service.IsKeyedService && service.ImplementationInstance is ProviderCatalog known)
            {
                return known;
            }
        }

        var catalog = new ProviderCatalog();
        services.AddSingleton(catalog);
        return catalog;
    }

    public bool TryAdd(string name) => names.TryAdd(name, name);

    public void AddType(string type, Func<string, ChatProviderOptions, IServiceProvider, IChatClient> create) =>
        types[type] = create;

    public void AddConfiguration(IConfiguration configuration) => configurations.Add(configuration);

    public void UseDefault(string name) => codeDefault = name;

    /// <summary>A provider's name as it is registered, however the case of its letters; none when it is not.</summary>
    public string? Find(string name) => names.GetValueOrDefault(name);

    /// <summary>A provider's name as it is registered.</summary>
    /// <exception cref="ProviderConfigurationException">It is not.</exception>
    public string Require(string name) =>
        Find(name)
        ?? throw new ProviderConfigurationException(
            name,
            $"There is no provider '{name}'{(name == Default() ? $" ({DefaultSetting})" : "")}. {Known()}"
        );

    /// <summary>The provider that holds where none is named: configuration, code, or the only one there is.</summary>
    public string? Default()
    {
        var configured = configurations
            .Select(static configuration => configuration["Provider"])
            .LastOrDefault(static name => !string.IsNullOrWhiteSpace(name));
        return configured?.Trim() ?? codeDefault ?? (names.Count == 1 ? names.Values.First() : null);
    }

    /// <summary>Makes a provider's client.</summary>
    /// <exception cref="ProviderConfigurationException">It is not configured such that it could be asked.</exception>
    public IChatClient Create(string? name, IServiceProvider services)
    {
        if (name is null)
        {
            throw new ProviderConfigurationException(
                "",
                $"No provider is chosen: set {DefaultSetting} to one of them. {Known()}"
            );
        }

        if (!names.TryGetValue(name, out var registered))
        {
            throw new ProviderConfigurationException(
                name,
                $"There is no provider '{name}' ({DefaultSetting}). {Known()}"
            );
        }

        var options = Options(registered, services);
        var type = string.IsNullOrWhiteSpace(options.Type) ? registered : options.Type.Trim();
        return types.TryGetValue(type, out var create)
            ? create(registered, options, services)
            : throw UnknownType(registered, options);
    }

    /// <summary>The names of the providers as a sentence.</summary>
    public string Known() =>
        names.Count == 0
            ? "There are none yet: add one under Providers in the configuration, or with AddChatProviders().Add(…)."
            : $"The providers are: {string.Join(", ", names.Values)}.";

    private static ChatProviderOptions Options(string name, IServiceProvider services)
    {
        try
        {
            return services.GetRequiredService<IOptionsMonitor<ChatProviderOptions>>().Get(name);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new ProviderConfigurationException(name, $"Provider '{name}': {error.Message}");
        }
    }

    private ProviderConfigurationException UnknownType(string name, ChatProviderOptions options)
    {
        var setting = options.Setting(nameof(options.Type));
        var found = string.IsNullOrWhiteSpace(options.Type)
            ? "has no type"
            : $"is of the unknown type '{options.Type}'";
        var known =
            types.Count == 0
                ? "no type is known yet"
                : $"the known types are {string.Join(", ", types.Keys.Order(StringComparer.Ordinal))}";
        return new(
            name,
            $"Provider '{name}' {found} ({setting}); {known}. AddOpenAI() and AddAnthropic(), of the packages "
                + "Aegis.Providers.OpenAI and Aegis.Providers.Anthropic, bring theirs."
        );
    }
}
