using Aegis.Providers.TestServer;
using Microsoft.Extensions.AI;

namespace Aegis.Providers.Tests;

/// <summary>A test against a server of its own.</summary>
public abstract class ServerTest : IAsyncLifetime
{
    protected const string Key = "sk-test-4f9aQ2hXz81LmNpRb7";

    protected ProviderTestServer Server { get; private set; } = null!;

    protected PatienceClock Clock { get; } = new();

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Server = await ProviderTestServer.StartAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A client of the SDK that is tested, over the server.</summary>
    protected IChatClient Client(Action<ChatProviderOptions>? configure = null)
    {
        var options = Sdk.Options(Server);
        options.Model = "small";
        options.ApiKey = Key;
        configure?.Invoke(options);
        return Sdk.Client(options, "fast", Clock);
    }

    /// <summary>One request, as a whole or in pieces.</summary>
    protected static Task<ChatResponse> AskAsync(
        IChatClient client,
        bool streaming,
        string question = "Hello?",
        ChatOptions? options = null
    ) =>
        streaming
            ? client.GetStreamingResponseAsync(question, options, Token).ToChatResponseAsync(Token)
            : client.GetResponseAsync(question, options, Token);
}
