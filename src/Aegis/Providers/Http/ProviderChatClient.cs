using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Aegis.Providers;

/// <summary>
/// A client of an SDK whose failures are all <see cref="ProviderException"/>s, in the middle of a stream too. It owns the HTTP
/// client beneath.
/// </summary>
internal sealed class ProviderChatClient(IChatClient sdk, HttpClient http, ProviderFaults faults)
    : DelegatingChatClient(sdk)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (faults.Translate(error, cancellationToken) is { } translated)
        {
            throw translated;
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var isComplete = false;
        var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken)
            .Translating(error => faults.Translate(error, cancellationToken), cancellationToken);
        await foreach (var update in updates.ConfigureAwait(false))
        {
            isComplete |= update.FinishReason is not null;
            yield return update;
        }

        // a connection that is closed politely looks like an end
        if (!isComplete)
        {
            throw faults.CutOff();
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            http.Dispose();
        }
    }
}
