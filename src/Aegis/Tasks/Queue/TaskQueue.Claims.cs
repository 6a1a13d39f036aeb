namespace Aegis.Tasks;

// who may say something of the tasks, and what is said to who may not
public sealed partial class TaskQueue
{
    /// <summary>Leaves the queue to an orchestrator: from now on only <see cref="Note"/> changes it.</summary>
    /// <exception cref="InvalidOperationException">The queue has begun.</exception>
    internal void Claim()
    {
        lock (gate)
        {
            if (isClaimed || counts[(int)TaskState.Pending] != states.Length)
            {
                throw new InvalidOperationException(
                    "The queue has begun already; a queue is for one run. Make a new one of the same tasks."
                );
            }

            isClaimed = true;
        }
    }

    /// <summary>Notes where a task stands, as the engine says.</summary>
    internal void Note(int task, TaskState state)
    {
        lock (gate)
        {
            Set(task, state);
        }
    }

    /// <summary>Notes that the run is over: what has not started will not.</summary>
    internal void EndClaim()
    {
        lock (gate)
        {
            SkipPending();
        }
    }

    private void Require(TaskState state, int task, string verb)
    {
        if (isClaimed)
        {
            throw Refused(task, verb, "an Orchestrator runs the queue");
        }

        if (states[task] != state)
        {
            throw Refused(task, verb, $"it is {Word(states[task])} already");
        }

        if (!ready.Contains(task))
        {
            throw Refused(task, verb, $"it waits for {Blocker(task)}");
        }
    }

    private InvalidOperationException Refused(int task, string verb, string reason) =>
        new($"Task '{Graph.Tasks[task].Id}' can not {verb}: {reason}.");

    private string Blocker(int task)
    {
        var edges = Graph.Edges;
        var dependencies = edges.Dependencies[edges.DependencyStarts[task]..edges.DependencyStarts[task + 1]];
        var blocker = Array.Find(dependencies, needed => states[needed] is TaskState.Pending or TaskState.Running);
        return $"'{Graph.Tasks[blocker].Id}', which is {Word(states[blocker])}";
    }

    private static string Word(TaskState state) => state.ToString().ToLowerInvariant();
}
