namespace Aegis.Generators.Tests;

/// <summary>What agents of a test project do, told from outside: they call <c>Note</c> and wait at gates.</summary>
public sealed class Gates
{
    private readonly object sync = new();
    private readonly List<string> seen = [];
    private readonly Dictionary<string, TaskCompletionSource> gates = new(StringComparer.Ordinal);

    /// <summary>What was noted, in order.</summary>
    public IReadOnlyList<string> Seen
    {
        get
        {
            lock (sync)
            {
                return [.. seen];
            }
        }
    }

    public void Note(string what)
    {
        lock (sync)
        {
            seen.Add(what);
            Gate("seen " + what).TrySetResult();
        }
    }

    public async Task WaitAsync(string name)
    {
        Note(name);
        await Of("open " + name).Task;
    }

    public void Open(string name) => Of("open " + name).TrySetResult();

    public Task UntilSeenAsync(string what) => Of("seen " + what).Task.WaitAsync(TimeSpan.FromSeconds(30));

    private TaskCompletionSource Of(string name)
    {
        lock (sync)
        {
            return Gate(name);
        }
    }

    private TaskCompletionSource Gate(string name)
    {
        if (!gates.TryGetValue(name, out var gate))
        {
            gates[name] = gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return gate;
    }
}
