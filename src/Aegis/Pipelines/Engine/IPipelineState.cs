using System.ComponentModel;

namespace Aegis.Pipelines;

/// <summary>
/// What the generator writes for one pipeline, as a struct: the inputs, one <see cref="AgentSlot{T}"/> an agent, and how
/// each agent is called. When it is called is the engine's business.
/// </summary>
/// <remarks>Agents are numbered in topological order, as in <see cref="PipelineGraph.Agents"/>.</remarks>
/// <typeparam name="TResult">The type of the pipeline's result.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPipelineState<out TResult>
    where TResult : PipelineResult
{
    /// <summary>The token for the agents. Set before the first of them is called, and when it becomes another.</summary>
    CancellationToken CancellationToken { set; }

    /// <summary>
    /// Calls the first agents one after the other, as long as each completes before its run method returns. Only agents
    /// whose call needs no <see cref="PipelineRun"/> may take part, and none that would keep a ready plain-value agent
    /// waiting. Does nothing when there are none.
    /// </summary>
    /// <param name="run">Is told of each agent whether it has completed.</param>
    /// <returns>Whether all that took part completed.</returns>
    bool RunInline(ref InlineRun run);

    /// <summary>Calls an agent's run method with the values of its dependencies.</summary>
    /// <param name="agent">The agent's number.</param>
    /// <param name="run">Gives the token, and contexts, services and outcomes to agents that want them.</param>
    /// <returns>Whether the agent has completed and its value is stored; else it goes on by itself.</returns>
    bool Invoke(int agent, PipelineRun run);

    /// <summary>Looks again after an agent that goes on by itself: stores its value, or throws what it threw.</summary>
    /// <param name="agent">The agent's number.</param>
    /// <param name="continuation">What to call, once, when the agent has not completed yet.</param>
    /// <returns>Whether the agent has completed and its value is stored; else the continuation will be called.</returns>
    bool Await(int agent, Action continuation);

    /// <summary>Shows an agent's slot, which knows the type of its output, to a run that is kept.</summary>
    /// <param name="agent">The agent's number.</param>
    /// <param name="visitor">Keeps what is in the slot, or puts back what was kept.</param>
    /// <returns>Whether the agent has an output.</returns>
    bool VisitOutput(int agent, OutputVisitor visitor);

    /// <summary>Shows the inputs to a run that is kept.</summary>
    /// <param name="visitor">Is shown each input.</param>
    void VisitInputs(InputVisitor visitor);

    /// <summary>Builds the result from the agents' values.</summary>
    /// <param name="record">What there is to say of the run beyond the values; makes the outcomes.</param>
    TResult CreateResult(PipelineRunRecord record);
}
