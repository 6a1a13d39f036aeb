namespace Aegis.Runs.Worker;

/// <summary>What agents do to the world, a line an effect, on the disk before the agent returns.</summary>
internal sealed class EffectFile(string path)
{
    private readonly object gate = new();

    public void Add(string agent)
    {
        lock (gate)
        {
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            file.Write(System.Text.Encoding.UTF8.GetBytes($"{agent}\n"));
            file.Flush(flushToDisk: true);
            Console.WriteLine($"did {agent}");
        }
    }

    /// <summary>An effect, and some time around it in which the process may be killed.</summary>
    public async Task DoAsync(string agent, CancellationToken token)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(12)), token);
        Add(agent);
        await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(12)), token);
    }
}
