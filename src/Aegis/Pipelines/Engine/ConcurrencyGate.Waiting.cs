namespace Aegis.Pipelines;

// agents that let others have their place while they wait for people
internal sealed partial class ConcurrencyGate
{
    private readonly Queue<int> returning = new();

    /// <summary>Agents that run without a place, and the turn of those that want theirs back.</summary>
    private readonly Dictionary<int, TaskCompletionSource?> aside = [];

    /// <summary>Frees the place of an agent that goes on without; <see cref="TryRelease"/> then lets the next one go.</summary>
    public void StepAside(int agent)
    {
        lock (gate)
        {
            if (aside.TryAdd(agent, null))
            {
                taken--;
            }
        }
    }

    /// <summary>Takes the place again: before agents that have not begun, after those that have waited longer to go on.</summary>
    public async ValueTask StepBackAsync(int agent, CancellationToken cancellationToken)
    {
        TaskCompletionSource turn;
        lock (gate)
        {
            if (!aside.ContainsKey(agent))
            {
                return;
            }

            if (taken < limit)
            {
                aside.Remove(agent);
                taken++;
                return;
            }

            aside[agent] = turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
            returning.Enqueue(agent);
        }

        using var registration = cancellationToken.UnsafeRegister(
            static (turn, token) => ((TaskCompletionSource)turn!).TrySetCanceled(token),
            turn
        );
        await turn.Task.ConfigureAwait(false);
    }

    /// <summary>Lets agents go on as long as there is room.</summary>
    private void LetBack()
    {
        while (taken < limit && returning.TryDequeue(out var agent))
        {
            if (aside.TryGetValue(agent, out var turn) && turn?.TrySetResult() is true)
            {
                aside.Remove(agent);
                taken++;
            }
        }
    }
}
