using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Aegis.Providers;

/// <summary>
/// The models of OpenAI, Ollama, LM Studio, vLLM, or any endpoint that speaks the chat completions protocol, over OpenAI's SDK.
/// </summary>
/// <remarks>
/// Every failure is a <see cref="ProviderException"/>, and the caller's cancellation an
/// <see cref="OperationCanceledException"/>. The SDK's own retries are off: one request is one request, and retrying is the
/// business of whoever knows what it costs.
/// </remarks>
public sealed class OpenAIChatClient : DelegatingChatClient
{
    /// <summary>A client of an endpoint.</summary>
    /// <param name="options">
    /// The endpoint; <see cref="ChatProviderOptions.Type"/> is <c>openai</c> when it says none.
    /// </param>
    /// <param name="name">How exceptions name the provider.</param>
    /// <param name="timeProvider">The clock of the timeout. Default: the system's.</param>
    /// <exception cref="ProviderConfigurationException">The key is missing, or a setting can not be used.</exception>
    /// <exception cref="ArgumentException">The type is none that speaks this protocol.</exception>
    public OpenAIChatClient(ChatProviderOptions options, string name = "openai", TimeProvider? timeProvider = null)
        : base(Create(options, name, timeProvider ?? TimeProvider.System)) { }

    private static ProviderChatClient Create(ChatProviderOptions options, string name, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var endpoint = OpenAIEndpoint.Of(options.Type);
        var address = ProviderSettings.Address(name, options, endpoint.Address);
        var key = ProviderSettings.Key(
            name,
            options,
            endpoint.KeyVariable,
            isRequired: endpoint.KeyVariable is not null
        );
        var faults = new ProviderFaults(name, key);
        var http = ProviderHttp.Create(faults, options.Timeout, timeProvider);

        // the SDK wants a key; one that local servers ignore says that there is none
        var sdk = new OpenAIClient(
            new ApiKeyCredential(key ?? "none"),
            new OpenAIClientOptions
            {
                Endpoint = address,
                Transport = new HttpClientPipelineTransport(http),
                RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
                // ours is the only one
                NetworkTimeout = Timeout.InfiniteTimeSpan,
                ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
            }
        );
        return new ProviderChatClient(
            new CompletionsClient(sdk, new CompletionsSettings(name, options, endpoint, address), faults),
            http,
            faults
        );
    }
}
