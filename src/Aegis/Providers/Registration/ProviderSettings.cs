using System.Text.RegularExpressions;

namespace Aegis.Providers;

/// <summary>The settings of a provider, checked: every complaint names the provider and the setting.</summary>
internal static partial class ProviderSettings
{
    /// <summary>The address to ask, without a slash at its end.</summary>
    public static Uri Address(string provider, ChatProviderOptions options, string? typesOwn)
    {
        var setting = options.Setting(nameof(options.BaseUrl));
        var text = string.IsNullOrWhiteSpace(options.BaseUrl) ? typesOwn : options.BaseUrl.Trim();
        if (text is null)
        {
            throw new ProviderConfigurationException(
                provider,
                $"Provider '{provider}' of type '{options.Type ?? provider}' needs an address: set {setting}, to http://localhost:8000/v1 for example."
            );
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            var shown = ErrorText.Shown(text, new SecretText(options.ApiKey));
            throw new ProviderConfigurationException(
                provider,
                $"{setting} of provider '{provider}' is '{shown}', but has to be an absolute address with http or https, such as http://localhost:11434/v1."
            );
        }

        // what stands there would be in every message that names the address
        if (address.UserInfo.Length + address.Query.Length + address.Fragment.Length > 0)
        {
            throw new ProviderConfigurationException(
                provider,
                $"{setting} of provider '{provider}' has a user, a query or a fragment in it; leave them out, and set {options.Setting(nameof(options.ApiKey))} if they were a key."
            );
        }

        return new Uri(address.AbsoluteUri.TrimEnd('/'));
    }

    /// <summary>The key; none when the provider has none and needs none.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="options">Its settings.</param>
    /// <param name="typesVariable">The variable that its type reads; none when it reads none.</param>
    /// <param name="isRequired">Whether it can not be asked without.</param>
    public static string? Key(string provider, ChatProviderOptions options, string? typesVariable, bool isRequired)
    {
        var named = string.IsNullOrWhiteSpace(options.ApiKeyVariable) ? null : options.ApiKeyVariable.Trim();
        var variable = named ?? typesVariable;
        var key = string.IsNullOrWhiteSpace(options.ApiKey)
            ? variable is null
                ? null
                : Environment.GetEnvironmentVariable(variable)?.Trim()
            : options.ApiKey.Trim();
        if (string.IsNullOrEmpty(key))
        {
            return isRequired || named is not null ? throw MissingKey(provider, options, variable) : null;
        }

        // .NET's own message about a header that can not be sent would show it
        return InHeaders().IsMatch(key)
            ? key
            : throw new ProviderConfigurationException(
                provider,
                $"The API key of provider '{provider}' has a character in it that keys do not have: a space, a line break or one beyond ASCII. Was it copied in full, and alone?"
            );
    }

    private static ProviderConfigurationException MissingKey(
        string provider,
        ChatProviderOptions options,
        string? variable
    )
    {
        var setting = options.Setting(nameof(options.ApiKey));
        return new(
            provider,
            variable is null
                ? $"Provider '{provider}' has no API key: set {setting}, or {options.Setting(nameof(options.ApiKeyVariable))} to the environment variable that holds it."
                : $"Provider '{provider}' has no API key: set the environment variable {variable}, or {setting}."
        );
    }

    /// <summary>The model to ask for.</summary>
    public static string Model(string provider, ChatProviderOptions options, string? requested) =>
        !string.IsNullOrWhiteSpace(requested) ? requested
        : !string.IsNullOrWhiteSpace(options.Model) ? options.Model
        : throw new ProviderConfigurationException(
            provider,
            $"Provider '{provider}' was asked without a model: set {options.Setting(nameof(options.Model))}, or the Model of the agent."
        );

    [GeneratedRegex(@"\A[!-~]+\z")]
    private static partial Regex InHeaders();
}
