using System.ComponentModel;
using Aegis.Tools;

namespace Aegis.Turns;

/// <summary>Makes the turns of a tool that gives a stream. Emitted code holds one for each such tool.</summary>
/// <typeparam name="TArguments">What the turns hold: the one argument, or a tuple of all.</typeparam>
/// <typeparam name="T">The type of the stream's items.</typeparam>
/// <param name="definition">The tool.</param>
/// <param name="method">Calls the method with what the turn holds.</param>
/// <param name="write">Names what the turn holds.</param>
/// <param name="json">How values of the project become JSON and back.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StreamTurnFactory<TArguments, T>(
    ToolDefinition definition,
    Func<ToolFunction, TArguments, TurnCall, IAsyncEnumerable<T>> method,
    Action<TArguments, TurnArguments> write,
    ToolJson json
)
{
    internal ToolDefinition Definition { get; } = definition;

    internal Func<ToolFunction, TArguments, TurnCall, IAsyncEnumerable<T>> Method { get; } = method;

    internal Action<TArguments, TurnArguments> Write { get; } = write;

    internal ToolJson Json { get; } = json;

    /// <summary>A turn with these arguments.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The turn.</returns>
    public Turn<IReadOnlyList<T>> Of(TArguments arguments) =>
        new StreamTurn<TArguments, T>(this, arguments, later: null);

    /// <summary>A turn whose arguments are evaluated each time it runs.</summary>
    /// <param name="arguments">Gives the arguments.</param>
    /// <returns>The turn.</returns>
    public Turn<IReadOnlyList<T>> Later(Func<TArguments> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return new StreamTurn<TArguments, T>(this, default!, arguments);
    }
}
