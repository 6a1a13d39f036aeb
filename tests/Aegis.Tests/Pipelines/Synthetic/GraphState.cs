using Aegis.Pipelines;

namespace Aegis.Tests.Pipelines.Synthetic;

/// <summary>Stands for what the generator emits: an array has the place of a field and a case an agent.</summary>
public struct GraphState(GraphPipeline pipeline, int input) : IPipelineState<GraphResult>
{
    private readonly AgentSlot<int>[] slots = new AgentSlot<int>[pipeline.Count];

    public CancellationToken CancellationToken { get; set; }

    public readonly bool RunInline(ref InlineRun run)
    {
        for (var agent = 0; agent < pipeline.InlineAgents; agent++)
        {
            if (!run.Completed(Call(agent, null)))
            {
                return false;
            }
        }

        return true;
    }

    public readonly bool Invoke(int agent, PipelineRun run) => Call(agent, run);

    public readonly bool Await(int agent, Action continuation) => slots[agent].Await(continuation);

    public readonly bool VisitOutput(int agent, OutputVisitor visitor) => visitor.Visit(ref slots[agent]);

    public readonly void VisitInputs(InputVisitor visitor) => visitor.Visit(nameof(input), input);

    public readonly GraphResult CreateResult(PipelineRunRecord record) =>
        new(record, [.. slots.Select(slot => slot.Value)]);

    private readonly bool Call(int agent, PipelineRun? run)
    {
        var slots = this.slots;
        int[] values = [.. pipeline.Dependencies[agent].Select(dependency => slots[dependency].Value)];
        return slots[agent].Take(pipeline.CallAsync(new AgentCall(agent, input, values, run, CancellationToken)));
    }
}
