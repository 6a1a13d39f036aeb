using Aegis.Pipelines;

namespace Aegis.Tests.Pipelines.Synthetic;

/// <summary>The result of a <see cref="GraphPipeline"/>.</summary>
public sealed class GraphResult(PipelineRunRecord record, int[] values) : PipelineResult(record)
{
    private readonly AgentOutcome<int>[] outcomes = [.. values.Select((value, agent) => record.Outcome(agent, value))];

    /// <summary>What became of an agent.</summary>
    public AgentOutcome<int> this[int agent] => outcomes[agent];
}
