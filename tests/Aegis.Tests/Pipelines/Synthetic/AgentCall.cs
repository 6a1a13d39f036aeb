using Aegis.Pipelines;

namespace Aegis.Tests.Pipelines.Synthetic;

/// <summary>What an agent of a <see cref="GraphPipeline"/> is called with.</summary>
/// <param name="Agent">The agent's number.</param>
/// <param name="Input">The input of the run.</param>
/// <param name="Values">The outputs of its dependencies, in order of their numbers; 0 of those that did not succeed.</param>
/// <param name="Run">The run; none while it runs inline.</param>
/// <param name="Token">The run's token.</param>
public sealed record AgentCall(int Agent, int Input, int[] Values, PipelineRun? Run, CancellationToken Token)
{
    /// <summary>What every agent of the tests returns unless it does something else.</summary>
    public int Sum => Input + Agent + Values.Sum();
}
