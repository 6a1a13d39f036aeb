using Microsoft.Extensions.AI;

namespace Aegis.Agents;

/// <summary>One request to a model and its response.</summary>
internal static class ChatRound
{
    /// <summary>
    /// Sends the messages, tells followers each piece of text as it arrives, and counts the usage, also that of a
    /// response which is given up half way.
    /// </summary>
    /// <exception cref="TokenBudgetExceededException">The answer might take the run beyond its budget.</exception>
    public static async Task<ChatResponse> SendAsync(
        AgentContext context,
        IChatClient client,
        IReadOnlyList<ChatMessage> messages,
        ChatOptions options,
        CancellationToken cancellationToken
    )
    {
        // a request that nobody waits for any more must not be paid for
        cancellationToken.ThrowIfCancellationRequested();
        using var usage = new RequestUsage(context, options.MaxOutputTokens ?? 0);
        var response = await (
            context.IsFollowed
                ? StreamAsync(context, client, messages, options, usage, cancellationToken)
                : GetAsync(client, messages, options, usage, cancellationToken)
        ).ConfigureAwait(false);
        usage.IsAnswered = true;
        return response;
    }

    private static async Task<ChatResponse> GetAsync(
        IChatClient client,
        IReadOnlyList<ChatMessage> messages,
        ChatOptions options,
        RequestUsage usage,
        CancellationToken cancellationToken
    )
    {
        var response = await client.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        if (response.Usage is { } details)
        {
            usage.Add(details);
        }
        else
        {
            foreach (var message in response.Messages)
            {
                Add(usage, message.Contents);
            }
        }

        return response;
    }

    private static async Task<ChatResponse> StreamAsync(
        AgentContext context,
        IChatClient client,
        IReadOnlyList<ChatMessage> messages,
        ChatOptions options,
        RequestUsage usage,
        CancellationToken cancellationToken
    )
    {
        var updates = new List<ChatResponseUpdate>();
        var stream = client.GetStreamingResponseAsync(messages, options, cancellationToken);
        await foreach (var update in stream.ConfigureAwait(false))
        {
            updates.Add(update);
            Add(usage, update.Contents);
            if (update.Text is { Length: > 0 } text)
            {
                context.ReportText(text);
            }

            // not every client looks at the token between two pieces
            cancellationToken.ThrowIfCancellationRequested();
        }

        return updates.ToChatResponse();
    }

    private static void Add(RequestUsage usage, IList<AIContent> contents)
    {
        foreach (var content in contents)
        {
            if (content is UsageContent counted)
            {
                usage.Add(counted.Details);
            }
        }
    }
}
