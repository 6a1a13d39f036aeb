using Microsoft.Extensions.AI;

namespace Aegis.Agents;

// the same questions by agents whose class has tools
public static partial class ChatAgent
{
    /// <summary>Asks the model for a text, and gives it tools to call.</summary>
    /// <param name="context">The context of the agent, which has the model and tools and hears the answer's pieces.</param>
    /// <param name="instructions">The system message; none when <see langword="null"/> or empty.</param>
    /// <param name="message">The user message.</param>
    /// <param name="model">The model to ask the client for; its own choice when <see langword="null"/>.</param>
    /// <param name="tools">The agent's own tools, beside those of the context.</param>
    /// <param name="maxToolRounds">How many times the model may ask for tools; 0 for what the options say.</param>
    /// <param name="cancellationToken">Gives up the question.</param>
    /// <returns>The answer.</returns>
    public static Task<string> AskAsync(
        AgentContext context,
        string? instructions,
        string message,
        string? model,
        IReadOnlyList<AITool> tools,
        int maxToolRounds,
        CancellationToken cancellationToken
    ) => new ChatConversation(context, instructions, message, model, tools).AnswerAsync(cancellationToken);

    /// <summary>Asks the model for a value, and gives it tools to call.</summary>
    /// <inheritdoc cref="AskAsync(AgentContext, string?, string, string?, IReadOnlyList{AITool}, int, CancellationToken)"/>
    /// <typeparam name="T">The type of the value.</typeparam>
    public static async Task<T> AskAsync<T>(
        AgentContext context,
        string? instructions,
        string message,
        string? model,
        IReadOnlyList<AITool> tools,
        int maxToolRounds,
        CancellationToken cancellationToken
    ) =>
        (
            await AskAsync<T>(context, instructions, message, model, tools, acceptsNull: false, cancellationToken)
                .ConfigureAwait(false)
        )!;

    /// <summary>Asks the model for a value that may be null, and gives it tools to call.</summary>
    /// <inheritdoc cref="AskAsync{T}(AgentContext, string?, string, string?, IReadOnlyList{AITool}, int, CancellationToken)"/>
    public static Task<T?> AskNullableAsync<T>(
        AgentContext context,
        string? instructions,
        string message,
        string? model,
        IReadOnlyList<AITool> tools,
        int maxToolRounds,
        CancellationToken cancellationToken
    )
        where T : class =>
        AskAsync<T>(context, instructions, message, model, tools, acceptsNull: true, cancellationToken);
}
