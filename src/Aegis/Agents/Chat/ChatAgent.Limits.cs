using Microsoft.Extensions.AI;

namespace Aegis.Agents;

// the same questions by agents whose answers are limited
public static partial class ChatAgent
{
    /// <summary>Asks the model for a text of a limited length, and calls the tools that it asks for.</summary>
    /// <param name="context">The context of the agent, which has the model and tools and hears the answer's pieces.</param>
    /// <param name="instructions">The system message; none when <see langword="null"/> or empty.</param>
    /// <param name="message">The user message.</param>
    /// <param name="model">The model to ask the client for; its own choice when <see langword="null"/>.</param>
    /// <param name="tools">The agent's own tools, beside those of the context.</param>
    /// <param name="maxToolRounds">
    /// How many times the model may ask for tools; 0 for <see cref="AegisOptions.MaxToolRounds"/>.
    /// </param>
    /// <param name="maxOutputTokens">How many tokens each answer may have; 0 for the provider's own limit.</param>
    /// <param name="cancellationToken">Gives up the question, once all tools that were called have ended.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="TokenBudgetExceededException">An answer might take the run beyond its budget.</exception>
    /// <inheritdoc cref="AskAsync(AgentContext, string?, string, string?, IReadOnlyList{AITool}, int, CancellationToken)"/>
    public static Task<string> AskAsync(
        AgentContext context,
        string? instructions,
        string message,
        string? model,
        IReadOnlyList<AITool> tools,
        int maxToolRounds,
        int maxOutputTokens,
        CancellationToken cancellationToken
    ) =>
        new ChatConversation(
            context,
            new ChatQuestion(instructions, message, model, tools, maxToolRounds, maxOutputTokens)
        ).AnswerAsync(cancellationToken);

    /// <summary>
    /// Asks the model for a value in answers of a limited length, calls the tools that it asks for, and asks once more when the
    /// answer does not fit its type.
    /// </summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="context">The context of the agent, which has the model and tools and hears the answer's pieces.</param>
    /// <param name="instructions">The system message; none when <see langword="null"/> or empty.</param>
    /// <param name="message">The user message.</param>
    /// <param name="model">The model to ask the client for; its own choice when <see langword="null"/>.</param>
    /// <param name="tools">The agent's own tools, beside those of the context.</param>
    /// <param name="maxToolRounds">
    /// How many times the model may ask for tools; 0 for <see cref="AegisOptions.MaxToolRounds"/>.
    /// </param>
    /// <param name="maxOutputTokens">How many tokens each answer may have; 0 for the provider's own limit.</param>
    /// <param name="cancellationToken">Gives up the question, once all tools that were called have ended.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="TokenBudgetExceededException">An answer might take the run beyond its budget.</exception>
    /// <inheritdoc cref="AskAsync{T}(AgentContext, string?, string, string?, IReadOnlyList{AITool}, int, CancellationToken)"/>
    public static async Task<T> AskAsync<T>(
        AgentContext context,
        string? instructions,
        string message,
        string? model,
        IReadOnlyList<AITool> tools,
        int maxToolRounds,
        int maxOutputTokens,
        CancellationToken cancellationToken
    ) =>
        (
            await ValueQuestion
                .AskAsync<T>(
                    context,
                    new ChatQuestion(instructions, message, model, tools, maxToolRounds, maxOutputTokens),
                    acceptsNull: false,
                    cancellationToken
                )
                .ConfigureAwait(false)
        )!;

    /// <summary>
    /// Asks the model for a value that may be null in answers of a limited length, calls the tools that it asks for, and asks once
    /// more when the answer does not fit its type.
    /// </summary>
    /// <inheritdoc cref="AskAsync{T}(AgentContext, string?, string, string?, IReadOnlyList{AITool}, int, int, CancellationToken)"/>
    public static Task<T?> AskNullableAsync<T>(
        AgentContext context,
        string? instructions,
        string message,
        string? model,
        IReadOnlyList<AITool> tools,
        int maxToolRounds,
        int maxOutputTokens,
        CancellationToken cancellationToken
    )
        where T : class =>
        ValueQuestion.AskAsync<T>(
            context,
            new ChatQuestion(instructions, message, model, tools, maxToolRounds, maxOutputTokens),
            acceptsNull: true,
            cancellationToken
        );
}
