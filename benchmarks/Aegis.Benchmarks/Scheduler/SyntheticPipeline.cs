using Aegis.Pipelines;

namespace Aegis.Benchmarks.Scheduler;

/// <summary>A pipeline over a graph of any size.</summary>
internal sealed class SyntheticPipeline
{
    private readonly PipelineRunner<SyntheticState, SyntheticResult> runner;
    private AgentSlot<int>[]? pooled;

    public SyntheticPipeline(string name, LayeredGraph graph, bool yields)
    {
        Dependencies = graph.Dependencies;
        Agents = [.. Dependencies.Select(_ => new NoOpAgent(yields))];
        InlineAgents = Agents.Length <= 128 ? Agents.Length : 0;
        runner = new(new PipelineHost(name, chatClient: null), new PipelineShape(graph.ToPipelineGraph(name)));
    }

    public int[][] Dependencies { get; }

    public NoOpAgent[] Agents { get; }

    /// <summary>How many agents the emitted code would try inline: none of a graph of more than 128.</summary>
    public int InlineAgents { get; init; }

    public Task<SyntheticResult> RunAsync(int input, PipelineRunOptions? options = null)
    {
        var state = new SyntheticState(this, input);
        return runner.RunAsync(ref state, options, CancellationToken.None);
    }

    public AgentSlot<int>[] RentSlots() => Interlocked.Exchange(ref pooled, null) ?? new AgentSlot<int>[Agents.Length];

    public void ReturnSlots(AgentSlot<int>[] slots)
    {
        Array.Clear(slots);
        pooled = slots;
    }
}
