using Aegis.Pipelines;

namespace Aegis.Benchmarks.Scheduler;

/// <summary>The result of a <see cref="SyntheticPipeline"/>.</summary>
internal sealed class SyntheticResult(PipelineRunRecord record, int[] values) : PipelineResult(record)
{
    /// <summary>The agents' outputs.</summary>
    public IReadOnlyList<int> Values => values;
}
