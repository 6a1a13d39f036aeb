using Aegis.Resilience;

namespace Aegis.Pipelines;

// agents that wait for people, and who goes on meanwhile
public abstract partial class PipelineRun
{
    private AgentPlace?[]? stands;

    /// <summary>What an agent can let others have; none when it holds nothing that others wait for.</summary>
    private AgentPlace? StandOf(int agent)
    {
        if (gate is null && places is null && attempts is null)
        {
            return null;
        }

        var all = stands ?? Interlocked.CompareExchange(ref stands, new AgentPlace?[traits.Length], null) ?? stands;
        return all[agent] ??= new AgentPlace(this, agent, gate, places?[agent]);
    }

    /// <summary>The time of the attempt that an agent is in; none when it is not limited.</summary>
    internal AttemptClock? AttemptClockOf(int agent) => attempts?[agent]?.Clock;

    /// <summary>Starts the agent that has waited longest, if there is one and there is room for it.</summary>
    internal void StartNext(ConcurrencyGate gate)
    {
        if (gate.TryRelease(out var next))
        {
            // the agent that has stepped aside goes on by itself: this run can not end before both have
            BecomeConcurrent();
            ThreadPool.UnsafeQueueUserWorkItem(
                static start => start.Run.Enter(start.Agent, static (run, agent) => run.Admit(agent)),
                (Run: this, Agent: next),
                preferLocal: false
            );
        }
    }

    private void Admit(int agent)
    {
        var ready = new ReadyList(links);
        ready.Add(agent);
        Drain(ref ready);
    }
}
