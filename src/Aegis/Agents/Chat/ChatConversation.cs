using Microsoft.Extensions.AI;

namespace Aegis.Agents;

/// <summary>An agent's exchange with its model: the messages so far, and how to get the next one.</summary>
internal sealed class ChatConversation
{
    private readonly AgentContext context;
    private readonly IChatClient client;
    private readonly ChatOptions options;
    private readonly List<ChatMessage> messages = [];

    public ChatConversation(
        AgentContext context,
        string? instructions,
        string message,
        string? model,
        IReadOnlyList<AITool> tools,
        ChatResponseFormat? format = null
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(message);
        this.context = context;
        client =
            context.ChatClient
            ?? throw new InvalidOperationException(
                $"Agent '{context.AgentId}' asks a model, but there is no chat client. Build the pipeline with one "
                    + "(new MyPipeline(chatClient)), or register an IChatClient with the services it is built from."
            );
        options = new ChatOptions { ModelId = model, ResponseFormat = format };
        if (tools.Count + context.Tools.Count > 0)
        {
            options.Tools = [.. tools, .. context.Tools];
        }

        if (!string.IsNullOrEmpty(instructions))
        {
            messages.Add(new ChatMessage(ChatRole.System, instructions));
        }

        Add(message);
    }

    /// <summary>Adds a user message.</summary>
    public void Add(string message) => messages.Add(new ChatMessage(ChatRole.User, message));

    /// <summary>Lets the model answer the messages so far.</summary>
    /// <returns>The text of the answer, never empty; the answer is one of the messages from now on.</returns>
    public async Task<string> AnswerAsync(CancellationToken cancellationToken)
    {
        var response = await ChatRound
            .SendAsync(context, client, messages, options, cancellationToken)
            .ConfigureAwait(false);
        messages.AddRange(response.Messages);
        return AgentResponseException.TextOrThrow(context.AgentId, response);
    }
}
