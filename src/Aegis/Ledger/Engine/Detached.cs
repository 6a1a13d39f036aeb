namespace Aegis.Ledger;

/// <summary>What goes on although nobody waits for it any more.</summary>
internal sealed class Detached
{
    private readonly object gate = new();
    private readonly HashSet<Task> tasks = [];

    /// <summary>Remembers a task until it has ended. What it ends with has been logged, and concerns nobody else.</summary>
    public void Add(Task task)
    {
        lock (gate)
        {
            tasks.Add(task);
        }

        _ = ForgetAsync(task);
    }

    /// <summary>Waits until nothing goes on.</summary>
    public async Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task[] all;
            lock (gate)
            {
                all = [.. tasks];
            }

            if (all.Length == 0)
            {
                return;
            }

            await Task.WhenAll(all.Select(EndOf)).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task EndOf(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task ForgetAsync(Task task)
    {
        await EndOf(task).ConfigureAwait(false);
        lock (gate)
        {
            tasks.Remove(task);
        }
    }
}
