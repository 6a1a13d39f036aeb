using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Providers;

/// <summary>Adds providers that speak Anthropic's protocol.</summary>
public static class AnthropicChatProviders
{
    /// <summary>Adds the type <c>anthropic</c>.</summary>
    /// <param name="builder">Adds providers.</param>
    /// <returns><paramref name="builder"/>.</returns>
    public static ChatProvidersBuilder AddAnthropic(this ChatProvidersBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddType(
            AnthropicChatClient.Type,
            static (name, options, services) =>
                new AnthropicChatClient(options, name, services.GetService<TimeProvider>())
        );
    }

    /// <summary>Adds one provider in code: an <c>IChatClient</c> under its name, and without a key when it is the only one.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="name">Its name.</param>
    /// <param name="configure">Its settings.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddAnthropicChatClient(
        this IServiceCollection services,
        string name,
        Action<ChatProviderOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services
            .AddChatProviders()
            .AddAnthropic()
            .Add(
                name,
                options =>
                {
                    options.Type ??= AnthropicChatClient.Type;
                    configure(options);
                }
            )
            .Services;
    }
}
