using System.Text.Json.Nodes;

namespace Aegis.Turns;

/// <summary>What most turns do not have, so that they do not pay for its place.</summary>
internal sealed class TurnExtras
{
    public JsonObject? Metadata { get; set; }

    public HashSet<string>? Tags { get; set; }

    public HookSet? Hooks { get; set; }

    public Exception? Error { get; set; }

    /// <summary>What a turn without a type of its own has given.</summary>
    public object? Output { get; set; }

    /// <summary>Evaluates the arguments when the turn runs.</summary>
    public Delegate? Later { get; set; }
}
