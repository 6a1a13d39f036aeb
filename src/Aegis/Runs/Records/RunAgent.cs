namespace Aegis.Runs;

/// <summary>An agent of a run that has succeeded.</summary>
public sealed record RunAgent
{
    /// <summary>The agent's id.</summary>
    public required string AgentId { get; init; }

    /// <summary>Its output as JSON; none of an agent without output.</summary>
    public string? Output { get; init; }

    /// <summary>How often its run method was called.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>What the models that it asked have counted, as JSON; none when it asked none.</summary>
    public string? Usage { get; init; }

    /// <summary>How long it ran, in whole milliseconds; none when that was not measured.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>When it was committed, by the store's clock, which sets it.</summary>
    public DateTimeOffset CommittedAt { get; init; }
}
