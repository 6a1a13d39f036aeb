namespace Aegis.Graph.Model;

/// <summary>One <c>[DependsOn]</c>.</summary>
/// <param name="Target">The key of the agent that comes first.</param>
/// <param name="TargetName">Its name, for messages.</param>
/// <param name="IsDeclaredOptional">Whether the attribute says <c>Optional = true</c>.</param>
/// <param name="Kind">What the target is.</param>
public sealed record Dependency(string Target, string TargetName, bool IsDeclaredOptional, TargetKind Kind)
{
    /// <summary>What keeps this project from running an agent of another one; empty when nothing does.</summary>
    public string Obstacle { get; init; } = "";
}

/// <summary>What a type that should be an agent is.</summary>
public enum TargetKind
{
    Agent,
    NoAgent,

    /// <summary>An agent of an assembly that was built without the generator.</summary>
    WithoutContract,

    /// <summary>An agent of another assembly that only that one can build or call.</summary>
    OutOfReach,

    /// <summary>No type at all: the compiler says so.</summary>
    Unknown,
}
