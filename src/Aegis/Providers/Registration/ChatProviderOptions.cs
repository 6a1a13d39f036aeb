using System.Globalization;

namespace Aegis.Providers;

/// <summary>Which model to ask, where, and with which key. Every property is a setting of the same name in configuration.</summary>
public sealed class ChatProviderOptions
{
    private double timeoutSeconds = 600;

    /// <summary>
    /// What kind of provider it is: <c>openai</c>, <c>ollama</c>, <c>lmstudio</c>, <c>vllm</c>, <c>openai-compatible</c>,
    /// <c>anthropic</c>, or one that <see cref="ChatProvidersBuilder.AddType"/> added; in any case. Default: the provider's name.
    /// </summary>
    public string? Type { get; set; }

    /// <summary>The model to ask for when a request names none. Default: none, so that every request has to.</summary>
    public string? Model { get; set; }

    /// <summary>
    /// The key. Default: what the environment variable <see cref="ApiKeyVariable"/> holds. It shows up in no exception, no log
    /// and not in <see cref="ToString"/>.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// The environment variable to read the key from. Default: the type's own, <c>OPENAI_API_KEY</c> for <c>openai</c> and
    /// <c>ANTHROPIC_API_KEY</c> for <c>anthropic</c>; the other types read none, so that no key gets to a host it is not for.
    /// </summary>
    public string? ApiKeyVariable { get; set; }

    /// <summary>The address that the provider's paths are added to, with http or https. Default: the type's own.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>
    /// How many seconds to wait for an answer to begin, and then for each next piece of it. Default: 600; more than 0, at most
    /// 86,400.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no such number.</exception>
    public double TimeoutSeconds
    {
        get => timeoutSeconds;
        set =>
            timeoutSeconds = value is > 0 and <= 86_400
                ? value
                : throw new ArgumentOutOfRangeException(
                    nameof(value),
                    value,
                    $"{nameof(TimeoutSeconds)} has to be more than 0 and at most 86400."
                );
    }

    /// <summary>How many tokens an answer may have when a request does not say. Default: the provider's own limit.</summary>
    public int? MaxOutputTokens { get; set; }

    /// <summary>Where in the configuration the settings stand; none when they were made in code.</summary>
    internal string? Section { get; set; }

    internal TimeSpan Timeout => TimeSpan.FromSeconds(timeoutSeconds);

    /// <summary>The settings without the key.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Type ?? "(no type)"} {Model ?? "(no model)"} at {(BaseUrl is null ? "its own address" : new SecretText(ApiKey).Without(BaseUrl))}, {(ApiKey is null ? "no key set" : "key ***")}"
        );

    /// <summary>How messages name a setting: where the user finds it.</summary>
    internal string Setting(string name) =>
        Section is null ? $"{nameof(ChatProviderOptions)}.{name}" : $"{Section}:{name}";
}
