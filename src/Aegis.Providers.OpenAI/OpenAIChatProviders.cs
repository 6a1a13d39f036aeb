using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Providers;

/// <summary>Adds providers that speak OpenAI's protocol.</summary>
public static class OpenAIChatProviders
{
    /// <summary>
    /// Adds the types <c>openai</c>, <c>ollama</c>, <c>lmstudio</c>, <c>vllm</c> and <c>openai-compatible</c>.
    /// </summary>
    /// <param name="builder">Adds providers.</param>
    /// <returns><paramref name="builder"/>.</returns>
    public static ChatProvidersBuilder AddOpenAI(this ChatProvidersBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var endpoint in OpenAIEndpoint.All)
        {
            builder.AddType(
                endpoint.Type,
                (name, options, services) =>
                {
                    options.Type = endpoint.Type;
                    return new OpenAIChatClient(options, name, services.GetService<TimeProvider>());
                }
            );
        }

        return builder;
    }

    /// <summary>Adds one provider in code: an <c>IChatClient</c> under its name, and without a key when it is the only one.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="name">Its name.</param>
    /// <param name="configure">Its settings; the type is <c>openai</c> unless they say otherwise.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddOpenAIChatClient(
        this IServiceCollection services,
        string name,
        Action<ChatProviderOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services
            .AddChatProviders()
            .AddOpenAI()
            .Add(
                name,
                options =>
                {
                    options.Type ??= OpenAIEndpoint.OpenAI.Type;
                    configure(options);
                }
            )
            .Services;
    }
}
