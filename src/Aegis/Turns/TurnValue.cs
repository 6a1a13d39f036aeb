namespace Aegis.Turns;

/// <summary>What a turn has given: its result, or one item of its stream.</summary>
/// <param name="Turn">The turn.</param>
/// <param name="Value">The result or the item; none of a tool that returns nothing.</param>
/// <param name="Loop">The loop that ran it.</param>
public readonly record struct TurnValue(Turn Turn, object? Value, AgentLoop Loop)
{
    /// <summary>Takes a value apart.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="value">What it has given.</param>
    public void Deconstruct(out Turn turn, out object? value) => (turn, value) = (Turn, Value);
}
