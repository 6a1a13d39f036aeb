using System.ComponentModel;

namespace Aegis.Agents;

/// <summary>What the run methods that Aegis writes do: ask a model.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ChatAgent
{
    /// <summary>Asks the model for a text.</summary>
    /// <param name="context">The context of the agent, which has the model and hears the answer's pieces.</param>
    /// <param name="instructions">The system message; none when <see langword="null"/> or empty.</param>
    /// <param name="message">The user message.</param>
    /// <param name="model">The model to ask the client for; its own choice when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Gives up the question.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="InvalidOperationException">The context has no chat client.</exception>
    /// <exception cref="AgentResponseException">The answer is empty, was cut off or was withheld.</exception>
    public static Task<string> AskAsync(
        AgentContext context,
        string? instructions,
        string message,
        string? model,
        CancellationToken cancellationToken
    ) => AskAsync(context, instructions, message, model, [], maxToolRounds: 0, cancellationToken);

    /// <summary>Asks the model for a value, and once more when the answer does not fit its type.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="context">The context of the agent, which has the model and hears the answer's pieces.</param>
    /// <param name="instructions">The system message; none when <see langword="null"/> or empty.</param>
    /// <param name="message">The user message.</param>
    /// <param name="model">The model to ask the client for; its own choice when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Gives up the question.</param>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">
    /// The context has no chat client, or how the type becomes JSON is not known.
    /// </exception>
    /// <exception cref="AgentResponseException">
    /// The answer is empty, was cut off, was withheld or does not fit, even the second time.
    /// </exception>
    public static Task<T> AskAsync<T>(
        AgentContext context,
        string? instructions,
        string message,
        string? model,
        CancellationToken cancellationToken
    ) => AskAsync<T>(context, instructions, message, model, [], maxToolRounds: 0, cancellationToken);

    /// <summary>Asks the model for a value that may be null, and once more when the answer does not fit its type.</summary>
    /// <inheritdoc cref="AskAsync{T}(AgentContext, string?, string, string?, CancellationToken)"/>
    public static Task<T?> AskNullableAsync<T>(
        AgentContext context,
        string? instructions,
        string message,
        string? model,
        CancellationToken cancellationToken
    )
        where T : class =>
        AskNullableAsync<T>(context, instructions, message, model, [], maxToolRounds: 0, cancellationToken);
}
