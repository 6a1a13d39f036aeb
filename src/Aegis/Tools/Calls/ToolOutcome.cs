using Aegis.Memory;

namespace Aegis.Tools;

/// <summary>What came of a call: a result, or an error that the model can read.</summary>
/// <param name="value">The result, or the error as JSON.</param>
/// <param name="isError">Whether it is an error.</param>
public readonly struct ToolOutcome(object? value, bool isError)
{
    /// <summary>The result, or the error as JSON.</summary>
    public object? Value { get; } = value;

    /// <summary>Whether it is an error.</summary>
    public bool IsError { get; } = isError;

    /// <summary>Whether the tool returns nothing, rather than <see langword="null"/>.</summary>
    internal bool IsNothing { get; init; }

    /// <summary>The exception that the error tells of; none when the method did not end with one.</summary>
    internal Exception? Exception { get; init; }

    /// <summary>What the call did to its agent's memory; none when nothing, or when nobody has to know.</summary>
    internal KeptChanges? Memory { get; init; }
}
