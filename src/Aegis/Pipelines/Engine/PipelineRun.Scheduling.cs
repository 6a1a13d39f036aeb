namespace Aegis.Pipelines;

// who is called when
public abstract partial class PipelineRun
{
    /// <summary>Starts the run from its first agents.</summary>
    private protected void Begin()
    {
        executionContext = ExecutionContext.Capture();
        events?.Publish(new RunStarted(events.At(clock!.Start), shape.Graph));
        if (traits.Length == 0)
        {
            Finish(reading: 0);
            return;
        }

        var ready = new ReadyList(links);
        foreach (var root in edges.Roots)
        {
            ready.Add(root);
        }

        ready.Reading = events is null && clock is not null ? clock.Start : 0;
        Drain(ref ready);
    }

    /// <summary>Goes on where running agents inline stopped.</summary>
    /// <param name="inline">How far it came.</param>
    /// <param name="error">What the agent threw at which it stopped.</param>
    private protected void TakeOver(in InlineRun inline, Exception? error)
    {
        executionContext = inline.ExecutionContext;
        RestoreExecutionContext();
        var ready = new ReadyList(links);
        var current = inline.Agent;
        if (!inline.Suspended && error is null)
        {
            Replay(current, current - 1, ref ready);
            Drain(ref ready);
            return;
        }

        Replay(current, current, ref ready);
        gate?.TryEnter(current);
        if (inline.Timing is { } timing)
        {
            startedAt![current] = timing.Reading;
        }

        if (error is not null)
        {
            Fail(current, error, ref ready);
            GoOn(current, ref ready);
        }
        else if (TrySettle(current, completed: false, ref ready))
        {
            GoOn(current, ref ready);
        }
        else
        {
            Drain(ref ready);
        }
    }

    /// <summary>Counts the arrivals from the agents that completed inline, and lists the others that are ready.</summary>
    private void Replay(int completed, int lastCalled, ref ReadyList ready)
    {
        var arrivals = new ReadyList(links);
        for (var agent = 0; agent < completed; agent++)
        {
            Arrive(agent, ref arrivals);
        }

        while (arrivals.TryTake(out var agent))
        {
            if (agent > lastCalled)
            {
                ready.Add(agent);
            }
        }

        foreach (var root in edges.Roots)
        {
            if (root > lastCalled)
            {
                ready.Add(root);
            }
        }
    }

    /// <summary>Starts what is ready until nothing is, or the run has ended.</summary>
    /// <remarks>
    /// As soon as an agent goes on by itself and nothing else is ready here, another thread may end the run: an empty list
    /// must be the last thing that is looked at, and it does not belong to the run.
    /// </remarks>
    private void Drain(ref ReadyList ready)
    {
        while (ready.TryTake(out var agent))
        {
            if ((modes & RunModes.Admission) != 0 && !MayStart(agent, out var ended))
            {
                if (ended && Conclude(agent, entered: false, ref ready))
                {
                    Finish(ready.Reading);
                    return;
                }
            }
            else if ((traits[agent] & AgentTraits.Plain) != 0 && !ready.IsEmpty)
            {
                MoveToThreadPool(agent);
            }
            else if (TryComplete(agent, ref ready) && Conclude(agent, entered: true, ref ready))
            {
                Finish(ready.Reading);
                return;
            }
        }
    }

    private void GoOn(int agent, ref ReadyList ready)
    {
        if (Conclude(agent, entered: true, ref ready))
        {
            Finish(ready.Reading);
        }
        else
        {
            Drain(ref ready);
        }
    }

    /// <summary>Passes on that an agent has ended.</summary>
    /// <param name="agent">The agent's number.</param>
    /// <param name="entered">Whether it had started.</param>
    /// <param name="ready">Takes the agents that may start now.</param>
    /// <returns>Whether it was the last. If not, the run may be over at any time: nothing but the list may be touched.</returns>
    private bool Conclude(int agent, bool entered, ref ReadyList ready)
    {
        if (gate is not null)
        {
            // before the arrivals: the run can not end while an agent waits at the gate
            LetNextThrough(gate, agent, entered, ref ready);
        }

        return Arrive(agent, ref ready);
    }

    private bool Arrive(int agent, ref ReadyList ready)
    {
        var place = edges.SuccessorStarts[agent];
        var end = edges.SuccessorStarts[agent + 1];
        if (place == end)
        {
            return (concurrent ? Interlocked.Decrement(ref openSinks) : --openSinks) == 0;
        }

        var interlocked = concurrent;
        for (; place < end; place++)
        {
            var successor = edges.Successors[place];
            if (EdgeTable.IsOnlyDependency(ref successor))
            {
                ready.Add(successor);
                continue;
            }

            ref var count = ref awaited[successor];
            if ((interlocked ? Interlocked.Decrement(ref count) : --count) != 0)
            {
                continue;
            }

            count = edges.InDegrees[successor]; // for the next run

            ready.Add(successor);
        }

        return false;
    }

    private static void LetNextThrough(ConcurrencyGate gate, int agent, bool entered, ref ReadyList ready)
    {
        gate.Leave(agent, entered);
        if (gate.TryRelease(out var waiting))
        {
            ready.Add(waiting);
        }
    }
}
