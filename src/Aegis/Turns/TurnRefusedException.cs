using System.Text.Json;

namespace Aegis.Turns;

/// <summary>The tool of a turn was not called: an argument is wrong, nobody has allowed the call, or the ledger knows better.</summary>
/// <param name="turn">The turn.</param>
/// <param name="problem">What a model would be told, as JSON.</param>
public sealed class TurnRefusedException(Turn turn, object? problem)
    : Exception($"Turn '{turn?.Tool}' was refused: {TextOf(problem)}")
{
    /// <summary>The turn.</summary>
    public Turn? Turn { get; } = turn;

    /// <summary>What a model would be told: the problems of each argument. JSON.</summary>
    public object? Problem { get; } = problem;

    private static string TextOf(object? problem) =>
        problem is JsonElement json ? json.GetRawText() : problem?.ToString() ?? "no reason was given";
}
