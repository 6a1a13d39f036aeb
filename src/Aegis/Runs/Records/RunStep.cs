namespace Aegis.Runs;

/// <summary>What an agent that has not ended yet heard from its model or from a tool.</summary>
public sealed record RunStep
{
    /// <summary>The agent's id.</summary>
    public required string AgentId { get; init; }

    /// <summary>Counts from 1: an agent that failed and is called again begins anew.</summary>
    public required int Generation { get; init; }

    /// <summary>Which answer of the model it is, or belongs to, from 1 on; 0 for what belongs to none.</summary>
    public required int Round { get; init; }

    /// <summary>Which call of that answer it belongs to, from 1 on; 0 for what belongs to none.</summary>
    public int Call { get; init; }

    /// <summary>What it is.</summary>
    public required RunStepKind Kind { get; init; }

    /// <summary>It as JSON; empty when the kind says all.</summary>
    public string Body { get; init; } = "";
}

/// <summary>The kinds of steps of an agent.</summary>
public enum RunStepKind
{
    /// <summary>A model answered.</summary>
    Answer,

    /// <summary>A tool is about to be called, and nobody could tell afterwards whether it was.</summary>
    Dispatched,

    /// <summary>A tool returned.</summary>
    Result,

    /// <summary>What was said to a middleware that asked whether it may make calls.</summary>
    Decisions,

    /// <summary>The agent failed: this generation is over.</summary>
    Failed,
}
