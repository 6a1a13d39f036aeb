using Aegis.Pipelines;

namespace Aegis.Benchmarks.Scheduler;

/// <summary>The result of <see cref="EmittedDiamond"/>, as the generator emits it.</summary>
internal sealed class DiamondResult(PipelineRunRecord record, int top, int left, int right, int bottom)
    : PipelineResult(record)
{
    public AgentOutcome<int> Top => Outcome(0, top);

    public AgentOutcome<int> Left => Outcome(1, left);

    public AgentOutcome<int> Right => Outcome(2, right);

    public AgentOutcome<int> Bottom => Outcome(3, bottom);
}
