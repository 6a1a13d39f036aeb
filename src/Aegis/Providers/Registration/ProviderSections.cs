using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Aegis.Providers;

/// <summary>Reads <c>Providers</c> and <c>Agents</c> of a configuration, by hand, so that nothing needs reflection.</summary>
internal sealed class ProviderSections(IConfiguration configuration)
    : IConfigureNamedOptions<ChatProviderOptions>,
        IConfigureNamedOptions<AgentOptions>
{
    private static readonly string[] Known =
    [
        nameof(ChatProviderOptions.Type),
        nameof(ChatProviderOptions.Model),
        nameof(ChatProviderOptions.ApiKey),
        nameof(ChatProviderOptions.ApiKeyVariable),
        nameof(ChatProviderOptions.BaseUrl),
        nameof(ChatProviderOptions.TimeoutSeconds),
        nameof(ChatProviderOptions.MaxOutputTokens),
    ];

    public void Configure(string? name, ChatProviderOptions options)
    {
        if (string.IsNullOrEmpty(name))
        {
            return;
        }

        var section = configuration.GetSection("Providers").GetSection(name);
        if (!section.Exists())
        {
            return;
        }

        options.Section = section.Path;
        ThrowIfUnknown(name, section);
        options.Type = section[nameof(options.Type)] ?? options.Type;
        options.Model = section[nameof(options.Model)] ?? options.Model;
        options.ApiKey = section[nameof(options.ApiKey)] ?? options.ApiKey;
        options.ApiKeyVariable = section[nameof(options.ApiKeyVariable)] ?? options.ApiKeyVariable;
        options.BaseUrl = section[nameof(options.BaseUrl)] ?? options.BaseUrl;
        options.TimeoutSeconds =
            Number<double>(
                name,
                section.GetSection(nameof(options.TimeoutSeconds)),
                static value => value is > 0 and <= 86_400
            ) ?? options.TimeoutSeconds;
        options.MaxOutputTokens =
            Number<int>(name, section.GetSection(nameof(options.MaxOutputTokens)), static value => value > 0)
            ?? options.MaxOutputTokens;
    }

    public void Configure(ChatProviderOptions options) { }

    public void Configure(string? name, AgentOptions options)
    {
        if (string.IsNullOrEmpty(name))
        {
            return;
        }

        var section = configuration.GetSection("Agents").GetSection(name);
        options.Provider = section[nameof(options.Provider)] ?? options.Provider;
        options.Model = section[nameof(options.Model)] ?? options.Model;
    }

    public void Configure(AgentOptions options) { }

    // a base URL that is misspelt would send everything to the type's own address
    private static void ThrowIfUnknown(string name, IConfigurationSection section)
    {
        foreach (var setting in section.GetChildren())
        {
            if (!Known.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw new ProviderConfigurationException(
                    name,
                    $"{setting.Path} of provider '{name}' is no setting. The settings are: {string.Join(", ", Known)}."
                );
            }
        }
    }

    private static T? Number<T>(string name, IConfigurationSection setting, Func<T, bool> isValid)
        where T : struct, ISpanParsable<T> =>
        setting.Value is not { Length: > 0 } text ? null
        : T.TryParse(text, CultureInfo.InvariantCulture, out var number) && isValid(number) ? number
        : throw new ProviderConfigurationException(
            name,
            $"{setting.Path} of provider '{name}' is '{Tools.Shortened.Of(text)}', but has to be a number above 0{(setting.Key == nameof(ChatProviderOptions.TimeoutSeconds) ? " and at most 86400" : "")}."
        );
}
