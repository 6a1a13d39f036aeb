using System.Runtime.CompilerServices;
using Aegis.Providers;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tests.Providers;

/// <summary>Providers of a type <c>echo</c>, whose models answer with the names of provider and model.</summary>
internal static class EchoProviders
{
    /// <summary>A configuration's section of Aegis; of two values of one key the later counts.</summary>
    public static IConfiguration Configuration(params (string Key, string? Value)[] settings)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in settings)
        {
            values[key] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection("Aegis");
    }

    public static ChatProvidersBuilder AddEcho(this ChatProvidersBuilder builder, List<string>? made = null) =>
        builder.AddType(
            "echo",
            (name, options, _) =>
            {
                made?.Add(name);
                return new EchoClient(name, options);
            }
        );

    /// <summary>Services with the providers <c>fast</c> and <c>smart</c>, and more settings.</summary>
    public static ServiceProvider Two(params (string Key, string? Value)[] more)
    {
        var services = new ServiceCollection();
        services
            .AddChatProviders(
                Configuration([
                    ("Aegis:Provider", "fast"),
                    ("Aegis:Providers:fast:Type", "echo"),
                    ("Aegis:Providers:fast:Model", "small"),
                    ("Aegis:Providers:smart:Type", "Echo"),
                    ("Aegis:Providers:smart:Model", "large"),
                    .. more,
                ])
            )
            .AddEcho();
        return services.BuildServiceProvider();
    }

    public static async Task<string> AskAsync(this IChatClient client) =>
        (await client.GetResponseAsync("Who?", null, TestContext.Current.CancellationToken)).Text;
}

/// <summary>Says who it is.</summary>
internal sealed class EchoClient(string name, ChatProviderOptions settings) : IChatClient
{
    public ChatProviderOptions Settings => settings;

    public int Disposals { get; private set; }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            new ChatResponse(new ChatMessage(ChatRole.Assistant, $"{name}:{options?.ModelId ?? settings.Model}"))
        );

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => Disposals++;
}
