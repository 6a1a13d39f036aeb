using Aegis.Agents;

namespace Aegis.Pipelines;

/// <summary>
/// What one agent of a run holds while it works: its place among the run's agents, its place in a pool, and the time of its
/// attempt. Knows nothing of the run any more once the agent has ended.
/// </summary>
internal sealed class AgentPlace(PipelineRun run, int agent, ConcurrencyGate? gate, PoolPlace? pooled) : IAgentPlace
{
    private readonly object sync = new();
    private PipelineRun? run = run;

    public void StepAside()
    {
        lock (sync)
        {
            if (run is null)
            {
                return;
            }

            run.AttemptClockOf(agent)?.Pause();
            pooled?.StepAside();
            if (gate is not null)
            {
                gate.StepAside(agent);
                run.StartNext(gate);
            }
        }
    }

    public async ValueTask StepBackAsync(CancellationToken cancellationToken)
    {
        // in the order in which agents take them: whoever has one of a run waits for one of the pool, never the other way round
        if (gate is not null)
        {
            await gate.StepBackAsync(agent, cancellationToken).ConfigureAwait(false);
        }

        if (pooled is not null)
        {
            var lease = await pooled.Lease.StepBackAsync(cancellationToken).ConfigureAwait(false);
            lock (sync)
            {
                if (run is null)
                {
                    lease.StepAside();
                    return;
                }

                pooled.Lease = lease;
            }
        }

        lock (sync)
        {
            run?.AttemptClockOf(agent)?.Resume();
        }
    }

    /// <summary>The agent has ended; what it holds now is for the run to give back.</summary>
    public void Close()
    {
        lock (sync)
        {
            run = null;
        }
    }
}
