namespace Aegis.Tests.Tasks.Scenarios;

/// <summary>A graph, what its agents do, and what has to become of them, whoever schedules them.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Graph">
/// The agents, each after those it depends on: <c>A B:A C:A,B?</c>. A question mark makes a dependency optional.
/// </param>
public sealed record Scenario(string Name, string Graph)
{
    /// <summary>What agents do that do not just succeed.</summary>
    public Dictionary<string, Act> Acts { get; init; } = [];

    public OnFailure OnFailure { get; init; }

    public int MaxConcurrency { get; init; }

    /// <summary>Whether the run has a timeout, which <see cref="Act.LetsTimeGoBy"/> exceeds.</summary>
    public bool HasTimeout { get; init; }

    /// <summary>What becomes of the agents, such as <c>A succeeded, B failed, C skipped(B)</c>; null: the caller cancels.</summary>
    public string? Expected { get; init; }

    public string Summary { get; init; } = "";

    public PipelineStatus Status { get; init; } = PipelineStatus.Failed;

    /// <summary>In which order the agents start, where that is determined.</summary>
    public string? Starts { get; init; }

    public IReadOnlyList<ScenarioAgent> Agents { get; } =
    [.. Graph.Split(' ').Select(agent => new ScenarioAgent(agent.Split(':')))];

    public Act ActOf(string agent) => Acts.GetValueOrDefault(agent, Act.Succeeds);

    public PipelineRunOptions Options() =>
        new()
        {
            OnFailure = OnFailure,
            MaxConcurrency = MaxConcurrency == 0 ? null : MaxConcurrency,
            Timeout = HasTimeout ? TimeSpan.FromMinutes(1) : null,
        };

    public override string ToString() => Name;
}

/// <summary>An agent of a <see cref="Scenario"/>.</summary>
public sealed record ScenarioAgent(string Id, IReadOnlyList<string> Required, IReadOnlyList<string> Optional)
{
    public ScenarioAgent(string[] parts)
        : this(parts[0], [], [])
    {
        var needed = parts.Length == 1 ? [] : parts[1].Split(',');
        Required = [.. needed.Where(id => !id.EndsWith('?'))];
        Optional = [.. needed.Where(id => id.EndsWith('?')).Select(id => id.TrimEnd('?'))];
    }
}
