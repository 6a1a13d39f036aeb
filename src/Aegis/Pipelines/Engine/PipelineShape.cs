using System.ComponentModel;
using Aegis.Telemetry;

namespace Aegis.Pipelines;

/// <summary>What the engine knows of a pipeline: its graph as arrays, and what its attributes declare.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PipelineShape
{
    private ShapeSpans? spans;

    /// <summary>Numbers the agents and their edges.</summary>
    /// <param name="graph">The agents, each after those it depends on, and the edges between them.</param>
    /// <exception cref="ArgumentException">Two agents have one id, or an edge leads from or to nowhere or backwards.</exception>
    public PipelineShape(PipelineGraph graph)
        : this(graph ?? throw new ArgumentNullException(nameof(graph)), new EdgeTable(graph)) { }

    /// <summary>Takes over edges that are numbered already.</summary>
    internal PipelineShape(PipelineGraph graph, EdgeTable edges)
    {
        Graph = graph;
        Ids = [.. graph.Agents.Select(agent => agent.Id)];
        Edges = edges;
        Traits = new AgentTraits[Ids.Length];
        Succeeded = new PipelineRunRecord(this);
    }

    /// <summary>The pipeline as data.</summary>
    public PipelineGraph Graph { get; }

    /// <summary>
    /// The numbers of the agents whose run methods return a plain value or nothing. They are taken to be CPU-bound: they
    /// move to the thread pool while others are ready.
    /// </summary>
    public IReadOnlyList<int> PlainAgents
    {
        init => Mark(value, AgentTraits.Plain);
    }

    /// <summary>The numbers of the agents that ask a model; their duration is always measured.</summary>
    public IReadOnlyList<int> ModelAgents
    {
        init => Mark(value, AgentTraits.AsksModel);
    }

    /// <summary>The numbers of the agents that have a policy; their duration is always measured.</summary>
    public IReadOnlyList<int> PolicyAgents
    {
        init => Mark(value, AgentTraits.UnderPolicy);
    }

    /// <inheritdoc cref="PipelineAttribute.MaxConcurrency"/>
    public int MaxConcurrency { get; init; }

    /// <inheritdoc cref="PipelineAttribute.OnFailure"/>
    public OnFailure OnFailure { get; init; }

    /// <summary>How long one run may take. Default: <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>.</summary>
    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <inheritdoc cref="PipelineAttribute.TokenBudget"/>
    public long TokenBudget { get; init; }

    /// <summary>Whether its runs can be kept: whether the slots of its agents know their types.</summary>
    internal bool CanBeKept { get; init; } = true;

    /// <summary>How spans of its runs begin.</summary>
    internal ShapeSpans Spans => spans ??= new ShapeSpans(this);

    internal string[] Ids { get; }

    internal EdgeTable Edges { get; }

    internal AgentTraits[] Traits { get; }

    /// <summary>Whether how long some agent takes is always measured.</summary>
    internal bool MeasuresAgents { get; private set; }

    /// <summary>Stands for every run of which there is nothing to say but that each agent succeeded.</summary>
    internal PipelineRunRecord Succeeded { get; }

    private void Mark(IReadOnlyList<int> agents, AgentTraits trait)
    {
        ArgumentNullException.ThrowIfNull(agents);
        foreach (var agent in agents)
        {
            Traits[agent] |= trait;
        }

        MeasuresAgents |= (trait & AgentTraits.Measured) != 0 && agents.Count > 0;
    }
}
