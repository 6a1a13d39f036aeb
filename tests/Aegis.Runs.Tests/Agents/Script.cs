using System.Collections.Concurrent;

namespace Aegis.Runs.Tests.Agents;

/// <summary>Counts how often each agent is called, and has it fail or wait.</summary>
public sealed class Script
{
    private readonly ConcurrentDictionary<string, int> calls = new();
    private readonly ConcurrentDictionary<string, Func<CancellationToken, Task>> deeds = new();
    private readonly List<(string Agent, int Count, TaskCompletionSource Reached)> waiting = [];

    public int this[string agent] => calls.GetValueOrDefault(agent);

    /// <summary>All counts, by name.</summary>
    public string Counts =>
        string.Join(' ', calls.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}:{pair.Value}"));

    public Script On(string agent, Func<CancellationToken, Task> deed)
    {
        deeds[agent] = deed;
        return this;
    }

    public Script Fail(string agent) => On(agent, _ => throw new InvalidOperationException($"{agent} is broken"));

    public Script Hang(string agent) => On(agent, token => Task.Delay(Timeout.Infinite, token));

    public Script Mend(string agent)
    {
        deeds.TryRemove(agent, out _);
        return this;
    }

    /// <summary>Ends once an agent was called so often.</summary>
    public Task ReachedAsync(string agent, int count = 1)
    {
        lock (waiting)
        {
            if (this[agent] >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((agent, count, reached));
            return reached.Task;
        }
    }

    public void Note(string agent)
    {
        Count(agent, out var deed);
        deed?.Invoke(CancellationToken.None).GetAwaiter().GetResult();
    }

    public async Task NoteAsync(string agent, CancellationToken token)
    {
        Count(agent, out var deed);
        await Task.Yield();
        await (deed?.Invoke(token) ?? Task.CompletedTask);
    }

    // what it is to do is settled before anybody hears of it, and may mend it
    private void Count(string agent, out Func<CancellationToken, Task>? deed)
    {
        lock (waiting)
        {
            deed = deeds.GetValueOrDefault(agent);
            var now = calls.AddOrUpdate(agent, 1, (_, count) => count + 1);
            foreach (var (_, _, reached) in waiting.FindAll(one => one.Agent == agent && one.Count <= now))
            {
                reached.TrySetResult();
            }
        }
    }
}
