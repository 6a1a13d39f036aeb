using System.Text.Json;
using Anthropic;
using Anthropic.Core;
using Anthropic.Exceptions;
using Microsoft.Extensions.AI;

namespace Aegis.Providers;

/// <summary>The models of Anthropic, over Anthropic's SDK.</summary>
/// <remarks>
/// Every failure is a <see cref="ProviderException"/>, and the caller's cancellation an
/// <see cref="OperationCanceledException"/>. The SDK's own retries are off: one request is one request, and retrying is the
/// business of whoever knows what it costs.
/// </remarks>
public sealed class AnthropicChatClient : DelegatingChatClient
{
    internal const string Type = "anthropic";

    private const string OwnAddress = "https://api.anthropic.com";
    private const string KeyVariable = "ANTHROPIC_API_KEY";

    /// <summary>A client of Anthropic's API, or of one that speaks its protocol.</summary>
    /// <param name="options">
    /// The settings; <see cref="ChatProviderOptions.BaseUrl"/> stands before <c>/v1/messages</c>.
    /// </param>
    /// <param name="name">How exceptions name the provider.</param>
    /// <param name="timeProvider">The clock of the timeout. Default: the system's.</param>
    /// <exception cref="ProviderConfigurationException">The key is missing, or a setting can not be used.</exception>
    public AnthropicChatClient(ChatProviderOptions options, string name = Type, TimeProvider? timeProvider = null)
        : base(Create(options, name, timeProvider ?? TimeProvider.System)) { }

    private static ProviderChatClient Create(ChatProviderOptions options, string name, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var address = ProviderSettings.Address(name, options, OwnAddress);
        var key = ProviderSettings.Key(name, options, KeyVariable, isRequired: true);
        var faults = new ProviderFaults(
            name,
            key,
            static error =>
                (error as AnthropicSseException)?.Body is { ValueKind: JsonValueKind.Object } body
                    ? body.GetRawText()
                    : null
        );
        var http = ProviderHttp.Create(faults, options.Timeout, timeProvider);
        var sdk = new AnthropicClient(
            new ClientOptions
            {
                HttpClient = http,
                // all of them set: what is not, the SDK takes from its own environment variables
                BaseUrl = address.AbsoluteUri.TrimEnd('/'),
                ApiKey = key,
                AuthToken = null,
                MaxRetries = 0,
                // ours is the only one; the SDK tells the server of its own, so that it has to be a time
                Timeout = TimeSpan.FromDays(1),
            }
        );
        return new ProviderChatClient(
            new MessagesClient(sdk.AsIChatClient(options.Model, options.MaxOutputTokens), name, options),
            http,
            faults
        );
    }
}
