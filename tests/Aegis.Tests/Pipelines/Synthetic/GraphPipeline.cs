using Aegis.Pipelines;

namespace Aegis.Tests.Pipelines.Synthetic;

/// <summary>A pipeline over any graph: agents A0, A1, …, each with an integer as output, on the engine of emitted ones.</summary>
public sealed class GraphPipeline
{
    private readonly PipelineRunner<GraphState, GraphResult> runner;
    private readonly AgentBody[] bodies;

    public GraphPipeline(
        IReadOnlyList<AgentBody> bodies,
        IReadOnlyList<TestEdge> edges,
        Func<PipelineGraph, PipelineShape>? shape = null,
        PipelineHost? host = null
    )
    {
        this.bodies = [.. bodies];
        Dependencies = [.. this.bodies.Select(_ => Array.Empty<int>())];
        foreach (var group in edges.GroupBy(edge => edge.To))
        {
            Dependencies[group.Key] = [.. group.Select(edge => edge.From).Order()];
        }

        var graph = new PipelineGraph(
            "Graph",
            [.. bodies.Select((_, agent) => new GraphAgent(IdOf(agent), AgentForm.Bodied, "int"))],
            [.. edges.Select(edge => new GraphEdge(IdOf(edge.From), IdOf(edge.To), edge.Optional, []))],
            [new GraphInput("input", "int")]
        );
        runner = new PipelineRunner<GraphState, GraphResult>(
            host ?? new PipelineHost("Graph", chatClient: null),
            shape?.Invoke(graph) ?? new PipelineShape(graph)
        );
    }

    /// <summary>How many agents are tried inline before the engine takes over. Default: none.</summary>
    public int InlineAgents { get; init; }

    public int[][] Dependencies { get; }

    public int Count => bodies.Length;

    public static string IdOf(int agent) => $"A{agent}";

    /// <summary>A chain of agents with one body.</summary>
    public static IReadOnlyList<TestEdge> Chain(int length) =>
        [.. Enumerable.Range(1, length - 1).Select(agent => new TestEdge(agent - 1, agent))];

    /// <summary>A fan: all but the first and the last stand between these.</summary>
    public static IReadOnlyList<TestEdge> Fan(int agents) =>
        [
            .. Enumerable
                .Range(1, agents - 2)
                .SelectMany(agent => new[] { new TestEdge(0, agent), new TestEdge(agent, agents - 1) }),
        ];

    public Task<GraphResult> RunAsync(
        int input = 0,
        PipelineRunOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var state = new GraphState(this, input);
        return runner.RunAsync(ref state, options, cancellationToken);
    }

    public IAsyncEnumerable<PipelineEvent> StreamAsync(
        int input = 0,
        PipelineRunOptions? options = null,
        CancellationToken cancellationToken = default
    ) => runner.StreamAsync(new GraphState(this, input), options, cancellationToken);

    public ValueTask<int> CallAsync(AgentCall call) => bodies[call.Agent](call);
}
