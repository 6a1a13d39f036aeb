using System.ComponentModel;
using Aegis.Tools;

namespace Aegis.Turns;

/// <summary>Makes the turns of a tool that returns one value. Emitted code holds one for each such tool.</summary>
/// <typeparam name="TArguments">What the turns hold: the one argument, or a tuple of all.</typeparam>
/// <typeparam name="T">What the tool returns, out of its task.</typeparam>
/// <param name="definition">The tool.</param>
/// <param name="method">Calls the method with what the turn holds.</param>
/// <param name="write">Names what the turn holds.</param>
/// <param name="json">How values of the project become JSON and back.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TurnFactory<TArguments, T>(
    ToolDefinition definition,
    Func<ToolFunction, TArguments, TurnCall, ValueTask<T>> method,
    Action<TArguments, TurnArguments> write,
    ToolJson json
)
{
    internal ToolDefinition Definition { get; } = definition;

    internal Func<ToolFunction, TArguments, TurnCall, ValueTask<T>> Method { get; } = method;

    internal Action<TArguments, TurnArguments> Write { get; } = write;

    internal ToolJson Json { get; } = json;

    /// <summary>A turn with these arguments.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The turn.</returns>
    public Turn<T> Of(TArguments arguments) => new ToolTurn<TArguments, T>(this, arguments, later: null);

    /// <summary>A turn whose arguments are evaluated each time it runs.</summary>
    /// <param name="arguments">Gives the arguments.</param>
    /// <returns>The turn.</returns>
    public Turn<T> Later(Func<TArguments> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return new ToolTurn<TArguments, T>(this, default!, arguments);
    }
}
