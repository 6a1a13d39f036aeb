namespace Aegis.Agents;

/// <summary>What an agent takes up while it works, and does not need while all of it waits for people.</summary>
internal interface IAgentPlace
{
    /// <summary>Lets others have it.</summary>
    void StepAside();

    /// <summary>Takes it again, in turn. Without it when the token fires first.</summary>
    ValueTask StepBackAsync(CancellationToken cancellationToken);
}

/// <summary>
/// Counts what an agent does side by side, and how much of that waits for people: its place is free for others while all does.
/// Of calls that an agent's own code makes side by side nothing is known; for those, one that waits is all.
/// </summary>
internal sealed class AgentWaits(IAgentPlace? place)
{
    private readonly object gate = new();
    private int workers = 1;
    private int waiting;
    private bool isAside;
    private Task? returning;

    /// <summary>The agent goes on as so many workers.</summary>
    public void BeginWork(int count)
    {
        lock (gate)
        {
            workers += count - 1;
        }
    }

    /// <summary>One of them has ended. The last goes on as the agent.</summary>
    public void EndWork()
    {
        lock (gate)
        {
            workers = Math.Max(1, workers - 1);
            StepAsideIfIdle();
        }
    }

    /// <summary>A worker begins to wait for people.</summary>
    public void BeginWait()
    {
        lock (gate)
        {
            waiting++;
            StepAsideIfIdle();
        }
    }

    /// <summary>It goes on, as soon as the agent has its place again.</summary>
    public async ValueTask EndWaitAsync(CancellationToken cancellationToken)
    {
        Task stepping;
        lock (gate)
        {
            waiting--;
            if (!isAside)
            {
                return;
            }

            // one for all who go on meanwhile
            stepping = returning ??= ReturnAsync(cancellationToken);
        }

        await stepping.ConfigureAwait(false);
    }

    private void StepAsideIfIdle()
    {
        if (place is not null && !isAside && waiting > 0 && waiting >= workers)
        {
            isAside = true;
            place.StepAside();
        }
    }

    private async Task ReturnAsync(CancellationToken cancellationToken)
    {
        // never done at once, while the lock is held that it takes in the end
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await place!.StepBackAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (gate)
            {
                isAside = false;
                returning = null;
            }
        }
    }
}
