namespace Aegis.Pipelines;

/// <summary>What the engine has to know of one agent.</summary>
[Flags]
internal enum AgentTraits : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Its run method returns a plain value or nothing, so it holds its thread until it is done.</summary>
    Plain = 1,

    /// <summary>It asks a model.</summary>
    AsksModel = 2,

    /// <summary>A policy stands between the engine and its run method.</summary>
    UnderPolicy = 4,

    /// <summary>How long it takes is always measured.</summary>
    Measured = AsksModel | UnderPolicy,
}
