using Aegis.Turns;

namespace Aegis.Tools;

// what a turn of an AgentLoop adds to a call
public sealed partial class ToolCall
{
    /// <summary>The loop whose turn the call is.</summary>
    internal AgentLoop? Loop { get; init; }

    /// <summary>Takes the result as it is.</summary>
    internal TurnSink? Sink { get; init; }

    /// <summary>The loop that runs the tool, for a method that takes it; one that is given all the same wins.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The loop.</returns>
    /// <exception cref="InvalidOperationException">The tool is called outside a loop.</exception>
    public AgentLoop AgentLoop(string name) => OfLoop(name, static loop => loop);

    /// <inheritdoc cref="AgentLoop(string)"/>
    public AgentLoop? OptionalAgentLoop(string name) => OfLoopOrNone(name, static loop => loop);

    /// <summary>The context queue of the loop that runs the tool; one that is given all the same wins.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The queue.</returns>
    /// <exception cref="InvalidOperationException">The tool is called outside a loop.</exception>
    public ContextQueue ContextQueue(string name) => OfLoop(name, static loop => loop.ContextQueue);

    /// <inheritdoc cref="ContextQueue(string)"/>
    public ContextQueue? OptionalContextQueue(string name) => OfLoopOrNone(name, static loop => loop.ContextQueue);

    /// <summary>The context pool of the loop that runs the tool; one that is given all the same wins.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The pool.</returns>
    /// <exception cref="InvalidOperationException">The tool is called outside a loop.</exception>
    public ContextPool ContextPool(string name) => OfLoop(name, static loop => loop.ContextPool);

    /// <inheritdoc cref="ContextPool(string)"/>
    public ContextPool? OptionalContextPool(string name) => OfLoopOrNone(name, static loop => loop.ContextPool);

    private T OfLoop<T>(string name, Func<AgentLoop, T> part)
        where T : class =>
        OfLoopOrNone(name, part)
        ?? throw new ToolSetupException(
            $"Tool '{Definition.Name}' takes {typeof(T).Name} '{name}', which only an AgentLoop gives it. Put it into one as a turn, "
                + $"or let the parameter be null: {typeof(T).Name}? {name}."
        );

    private T? OfLoopOrNone<T>(string name, Func<AgentLoop, T> part)
        where T : class
    {
        // no JSON becomes one of these: what a model gives under the name stays unknown, and is refused
        if (arguments.TryGetValue(name, out var given) && given is T explicitly)
        {
            known++;
            return explicitly;
        }

        return Loop is null ? null : part(Loop);
    }
}
