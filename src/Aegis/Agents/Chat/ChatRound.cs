using Microsoft.Extensions.AI;

namespace Aegis.Agents;

/// <summary>One request to a model and its response.</summary>
internal static class ChatRound
{
    /// <summary>
    /// Sends the messages, tells followers each piece of text as it arrives, and counts the usage, also that of a
    /// response which is given up half way.
    /// </summary>
    public static Task<ChatResponse> SendAsync(
        AgentContext context,
        IChatClient client,
        IReadOnlyList<ChatMessage> messages,
        ChatOptions options,
        CancellationToken cancellationToken
    )
    {
        // a request that nobody waits for any more must not be paid for
        cancellationToken.ThrowIfCancellationRequested();
        return context.IsFollowed
            ? StreamAsync(context, client, messages, options, cancellationToken)
            : GetAsync(context, client, messages, options, cancellationToken);
    }

    private static async Task<ChatResponse> GetAsync(
        AgentContext context,
        IChatClient client,
        IReadOnlyList<ChatMessage> messages,
        ChatOptions options,
        CancellationToken cancellationToken
    )
    {
        var response = await client.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        if (response.Usage is { } usage)
        {
            context.AddUsage(usage);
        }
        else
        {
            foreach (var message in response.Messages)
            {
                AddUsage(context, message.Contents);
            }
        }

        return response;
    }

    private static async Task<ChatResponse> StreamAsync(
        AgentContext context,
        IChatClient client,
        IReadOnlyList<ChatMessage> messages,
        ChatOptions options,
        CancellationToken cancellationToken
    )
    {
        var updates = new List<ChatResponseUpdate>();
        var stream = client.GetStreamingResponseAsync(messages, options, cancellationToken);
        await foreach (var update in stream.ConfigureAwait(false))
        {
            updates.Add(update);
            AddUsage(context, update.Contents);
            if (update.Text is { Length: > 0 } text)
            {
                context.ReportText(text);
            }

            // not every client looks at the token between two pieces
            cancellationToken.ThrowIfCancellationRequested();
        }

        return updates.ToChatResponse();
    }

    private static void AddUsage(AgentContext context, IList<AIContent> contents)
    {
        foreach (var content in contents)
        {
            if (content is UsageContent usage)
            {
                context.AddUsage(usage.Details);
            }
        }
    }
}
