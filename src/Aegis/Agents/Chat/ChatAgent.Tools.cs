using Microsoft.Extensions.AI;

namespace Aegis.Agents;

// the same questions by agents that have tools
public static partial class ChatAgent
{
    /// <summary>Asks the model for a text, and calls the tools that it asks for.</summary>
    /// <param name="context">The context of the agent, which has the model and tools and hears the answer's pieces.</param>
    /// <param name="instructions">The system message; none when <see langword="null"/> or empty.</param>
    /// <param name="message">The user message.</param>
    /// <param name="model">The model to ask the client for; its own choice when <see langword="null"/>.</param>
    /// <param name="tools">The agent's own tools, beside those of the context.</param>
    /// <param name="maxToolRounds">
    /// How many times the model may ask for tools; 0 for <see cref="AegisOptions.MaxToolRounds"/>.
    /// </param>
    /// <param name="cancellationToken">Gives up the question, once all tools that were called have ended.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="InvalidOperationException">
    /// The context has no chat client, two tools have the same name, or a tool takes a service that nobody provides.
    /// </exception>
    /// <exception cref="AgentResponseException">
    /// The answer is empty, was cut off or was withheld, or the model goes on calling tools after the last round.
    /// </exception>
    public static Task<string> AskAsync(
        AgentContext context,
        string? instructions,
        string message,
        string? model,
        IReadOnlyList<AITool> tools,
        int maxToolRounds,
        CancellationToken cancellationToken
    ) => AskAsync(context, instructions, message, model, tools, maxToolRounds, maxOutputTokens: 0, cancellationToken);

    /// <summary>
    /// Asks the model for a value, calls the tools that it asks for, and asks once more when the answer does not fit its type.
    /// </summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="context">The context of the agent, which has the model and tools and hears the answer's pieces.</param>
    /// <param name="instructions">The system message; none when <see langword="null"/> or empty.</param>
    /// <param name="message">The user message.</param>
    /// <param name="model">The model to ask the client for; its own choice when <see langword="null"/>.</param>
    /// <param name="tools">The agent's own tools, beside those of the context.</param>
    /// <param name="maxToolRounds">
    /// How many times the model may ask for tools, both times taken together; 0 for <see cref="AegisOptions.MaxToolRounds"/>.
    /// </param>
    /// <param name="cancellationToken">Gives up the question, once all tools that were called have ended.</param>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">
    /// The context has no chat client, how the type becomes JSON is not known, two tools have the same name, or a tool takes a
    /// service that nobody provides.
    /// </exception>
    /// <exception cref="AgentResponseException">
    /// The answer is empty, was cut off, was withheld or does not fit, even the second time, or the model goes on calling tools
    /// after the last round.
    /// </exception>
    public static Task<T> AskAsync<T>(
        AgentContext context,
        string? instructions,
        string message,
        string? model,
        IReadOnlyList<AITool> tools,
        int maxToolRounds,
        CancellationToken cancellationToken
    ) =>
        AskAsync<T>(context, instructions, message, model, tools, maxToolRounds, maxOutputTokens: 0, cancellationToken);

    /// <summary>
    /// Asks the model for a value that may be null, calls the tools that it asks for, and asks once more when the answer does not
    /// fit its type.
    /// </summary>
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
        AskNullableAsync<T>(
            context,
            instructions,
            message,
            model,
            tools,
            maxToolRounds,
            maxOutputTokens: 0,
            cancellationToken
        );
}
