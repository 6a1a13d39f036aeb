using Microsoft.Extensions.AI;

namespace Aegis.Providers;

/// <summary>
/// A provider's client that is made by the first request: an app starts, and a pipeline is built, without the keys of
/// providers that nobody asks.
/// </summary>
/// <param name="create">Makes the client; is asked again after it has thrown.</param>
internal sealed class LazyChatClient(Func<IChatClient> create) : IChatClient
{
    private readonly object gate = new();
    private volatile IChatClient? client;
    private bool isDisposed;

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Made().GetResponseAsync(messages, options, cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Made().GetStreamingResponseAsync(messages, options, cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is null && serviceType.IsInstanceOfType(this))
        {
            return this;
        }

        try
        {
            return Made().GetService(serviceType, serviceKey);
        }
        catch (ProviderConfigurationException)
        {
            // asked by middleware while it is built; the first request says what is wrong
            return null;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            client?.Dispose();
        }
    }

    /// <summary>The client, made if it is not yet.</summary>
    public IChatClient Made()
    {
        if (client is { } made)
        {
            return made;
        }

        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            return client ??= create();
        }
    }
}
