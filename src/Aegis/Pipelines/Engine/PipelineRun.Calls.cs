namespace Aegis.Pipelines;

// how an agent is called, and how the run comes back after it
public abstract partial class PipelineRun
{
    /// <summary>Goes on after an agent that had gone on by itself.</summary>
    internal void Resume(int agent) => Enter(agent, static (run, agent) => run.Settle(agent));

    /// <summary>Calls an agent that was moved to the thread pool.</summary>
    internal void StartHere(int agent) => Enter(agent, static (run, agent) => run.Call(agent));

    /// <summary>
    /// Whoever calls may be in any execution context: that of the run's caller holds for all agents, and what was there
    /// before is put back.
    /// </summary>
    private void Enter(int agent, Action<PipelineRun, int> action)
    {
        var context = executionContext;
        var before = ExecutionContext.Capture();
        if (context is null || context == before)
        {
            action(this, agent);
        }
        else if (before is null)
        {
            EnterWithoutFlow(context, agent, action);
        }
        else
        {
            ExecutionContext.Restore(context);
            action(this, agent);
            ExecutionContext.Restore(before);
        }
    }

    // apart, so that only this rare case pays for a closure
    private void EnterWithoutFlow(ExecutionContext context, int agent, Action<PipelineRun, int> action) =>
        ExecutionContext.Run(context, _ => action(this, agent), null);

    private void Settle(int agent)
    {
        var ready = new ReadyList(links);
        // who comes back from a commit has completed before
        if (TrySettle(agent, completed: MemoryOf(agent) is { IsCommittingMemory: true }, ref ready))
        {
            GoOn(agent, ref ready);
        }
    }

    private void Call(int agent)
    {
        var ready = new ReadyList(links);
        if (TryComplete(agent, ref ready))
        {
            GoOn(agent, ref ready);
        }
    }

    /// <summary>Calls an agent's run method.</summary>
    /// <returns>Whether the agent has ended. If not, the run must not be touched unless something else is ready here.</returns>
    private bool TryComplete(int agent, ref ReadyList ready)
    {
        if ((modes & RunModes.Pooled) != 0 && !TryTakePlace(agent, ref ready, out var ended))
        {
            return ended;
        }

        if ((modes & RunModes.Observed) != 0)
        {
            NoteStart(agent, ref ready);
        }

        bool completed;
        try
        {
            spans?.Begin(agent);
            completed = Invoke(agent);
        }
        catch (Exception exception)
        {
            RestoreExecutionContext();
            Fail(agent, exception, ref ready);
            return true;
        }

        RestoreExecutionContext();
        if (completed && MemoryOf(agent) is null)
        {
            return Succeed(agent, ref ready);
        }

        ready.Reading = 0;
        return TrySettle(agent, completed, ref ready);
    }

    /// <summary>
    /// Looks whether an agent that goes on by itself has ended, and what it remembers is committed, and has it call back if not.
    /// </summary>
    /// <returns>Whether it has. If not, the run must not be touched unless something else is ready here.</returns>
    private bool TrySettle(int agent, bool completed, ref ReadyList ready)
    {
        BecomeConcurrent();
        try
        {
            var resume = ContinuationOf(agent).Resume;
            if (!completed && !Await(agent, resume))
            {
                return false;
            }

            if (MemoryOf(agent) is { } memory)
            {
                if (durable is not null && !memory.IsCommittingMemory)
                {
                    // an agent whose output can not be kept has failed, and what failed is not remembered
                    WriteOutput(agent);
                }

                if (!memory.CommitMemory(resume))
                {
                    return false;
                }
            }
        }
        catch (Exception exception)
        {
            Fail(agent, exception, ref ready);
            return true;
        }

        return Succeed(agent, ref ready);
    }

    /// <summary>The context of an agent that has something to commit; none of one that has not.</summary>
    private AgentContext? MemoryOf(int agent) =>
        (modes & RunModes.Contexts) != 0 && contexts?[agent] is { HasMemoryToCommit: true } context ? context : null;

    private void MoveToThreadPool(int agent)
    {
        BecomeConcurrent();
        ThreadPool.UnsafeQueueUserWorkItem(ContinuationOf(agent), preferLocal: false);
    }

    private void BecomeConcurrent()
    {
        // written once: every thread reads what lies beside it
        if (!concurrent)
        {
            concurrent = true;
        }
    }

    private AgentContinuation ContinuationOf(int agent) => continuations[agent] ??= new AgentContinuation(this, agent);

    /// <summary>What an agent did to its AsyncLocals stays with it, even when its run method is no async method.</summary>
    private void RestoreExecutionContext()
    {
        var context = executionContext;
        if (context is not null && ExecutionContext.Capture() != context)
        {
            ExecutionContext.Restore(context);
        }
    }
}
