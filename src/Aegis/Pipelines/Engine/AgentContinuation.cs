namespace Aegis.Pipelines;

/// <summary>Comes back to a run for one agent: after its run method has gone on by itself, or on the thread pool.</summary>
internal sealed class AgentContinuation : IThreadPoolWorkItem
{
    private readonly PipelineRun run;
    private readonly int agent;

    public AgentContinuation(PipelineRun run, int agent)
    {
        this.run = run;
        this.agent = agent;
        Resume = () => this.run.Resume(this.agent);
    }

    /// <summary>Goes on after the agent, which has completed.</summary>
    public Action Resume { get; }

    /// <summary>Calls the agent.</summary>
    void IThreadPoolWorkItem.Execute() => run.StartHere(agent);
}
