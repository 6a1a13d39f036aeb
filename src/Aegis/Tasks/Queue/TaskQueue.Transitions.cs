using System.Diagnostics.CodeAnalysis;
using Aegis.Pipelines;

namespace Aegis.Tasks;

// what is said of the tasks, and what follows from it
public sealed partial class TaskQueue
{
    /// <summary>Takes the first task that is ready and notes that it has started; for any number of workers.</summary>
    /// <param name="task">The task.</param>
    /// <returns>Whether there is one. If not, others may become ready when running ones end.</returns>
    public bool TryStart([NotNullWhen(true)] out AgentTask? task)
    {
        lock (gate)
        {
            task = null;
            if (isClaimed || ready.Count == 0)
            {
                return false;
            }

            var first = ready.Min;
            Begin(first);
            task = Graph.Tasks[first];
            return true;
        }
    }

    /// <summary>Notes that a task has started.</summary>
    /// <param name="id">The task's id.</param>
    /// <exception cref="ArgumentException">There is no such task.</exception>
    /// <exception cref="InvalidOperationException">It is not ready; the message says what it waits for or where it stands.</exception>
    public void Start(string id)
    {
        var task = Graph.NumberOf(id);
        lock (gate)
        {
            Require(TaskState.Pending, task, "start");
            Begin(task);
        }
    }

    /// <summary>Notes that a task has ended. One that is ready but was not started counts as started.</summary>
    /// <param name="id">The task's id.</param>
    /// <param name="success">Whether it succeeded. If not, what needs it is skipped, directly or through others.</param>
    /// <exception cref="ArgumentException">There is no such task.</exception>
    /// <exception cref="InvalidOperationException">It can not have ended; the message says where it stands.</exception>
    public void Complete(string id, bool success = true)
    {
        var task = Graph.NumberOf(id);
        lock (gate)
        {
            if (states[task] != TaskState.Running)
            {
                Require(TaskState.Pending, task, "end");
                Begin(task);
            }

            Set(task, success ? TaskState.Done : TaskState.Failed);
            if (success || !StopOnFailure)
            {
                PassOn(task);
            }
            else
            {
                SkipPending();
            }
        }
    }

    private void Begin(int task)
    {
        ready.Remove(task);
        Set(task, TaskState.Running);
    }

    private void Set(int task, TaskState state)
    {
        counts[(int)states[task]]--;
        counts[(int)state]++;
        states[task] = state;
    }

    /// <summary>Tells those that wait for a task that it has ended: they become ready, or are skipped and pass that on.</summary>
    private void PassOn(int first)
    {
        var ended = new Stack<int>([first]);
        while (ended.TryPop(out var task))
        {
            for (var place = Graph.Edges.SuccessorStarts[task]; place < Graph.Edges.SuccessorStarts[task + 1]; place++)
            {
                var waiting = Graph.Edges.Successors[place];
                EdgeTable.IsOnlyDependency(ref waiting);
                if (states[waiting] != TaskState.Pending)
                {
                    continue;
                }

                if (states[task] != TaskState.Done && !IsOptional(task, waiting))
                {
                    Set(waiting, TaskState.Skipped);
                    ended.Push(waiting);
                }
                else if (--awaited[waiting] == 0)
                {
                    ready.Add(waiting);
                }
            }
        }
    }

    private bool IsOptional(int task, int waiting)
    {
        var start = Graph.Edges.DependencyStarts[waiting];
        return Graph.Edges.Optional[
            Array.BinarySearch(Graph.Edges.Dependencies, start, Graph.Edges.DependencyStarts[waiting + 1] - start, task)
        ];
    }

    private void SkipPending()
    {
        ready.Clear();
        for (var task = 0; task < states.Length; task++)
        {
            if (states[task] == TaskState.Pending)
            {
                Set(task, TaskState.Skipped);
            }
        }
    }
}
