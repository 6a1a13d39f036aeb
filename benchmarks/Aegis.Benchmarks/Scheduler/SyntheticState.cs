using Aegis.Pipelines;

namespace Aegis.Benchmarks.Scheduler;

/// <summary>
/// Stands for what the generator emits for a graph of any size: where that has a field and a case an agent, this has a
/// place in an array, which is pooled as the fields are.
/// </summary>
internal struct SyntheticState(SyntheticPipeline pipeline, int input) : IPipelineState<SyntheticResult>
{
    private readonly AgentSlot<int>[] slots = pipeline.RentSlots();

    public CancellationToken CancellationToken { get; set; }

    public bool RunInline(ref InlineRun run)
    {
        for (var agent = 0; agent < pipeline.InlineAgents; agent++)
        {
            if (!run.Completed(Call(agent)))
            {
                return false;
            }
        }

        return true;
    }

    public readonly bool Invoke(int agent, PipelineRun run) => Call(agent);

    public readonly bool Await(int agent, Action continuation) => slots[agent].Await(continuation);

    public readonly bool VisitOutput(int agent, OutputVisitor visitor) => visitor.Visit(ref slots[agent]);

    public readonly void VisitInputs(InputVisitor visitor) => visitor.Visit(nameof(input), input);

    public readonly SyntheticResult CreateResult(PipelineRunRecord record)
    {
        var values = new int[slots.Length];
        for (var agent = 0; agent < slots.Length; agent++)
        {
            values[agent] = slots[agent].Value;
        }

        pipeline.ReturnSlots(slots);
        return new SyntheticResult(record, values);
    }

    private readonly bool Call(int agent)
    {
        var needed = pipeline.Dependencies[agent];
        var called = pipeline.Agents[agent];
        return slots[agent]
            .Take(
                needed.Length switch
                {
                    0 => called.RunAsync(input, 0, 0, CancellationToken),
                    1 => called.RunAsync(slots[needed[0]].Value, 0, 0, CancellationToken),
                    2 => called.RunAsync(slots[needed[0]].Value, slots[needed[1]].Value, 0, CancellationToken),
                    _ => called.RunAsync(
                        slots[needed[0]].Value,
                        slots[needed[1]].Value,
                        slots[needed[2]].Value,
                        CancellationToken
                    ),
                }
            );
    }
}
