using System.Collections.Concurrent;

namespace Aegis.Runs.Tests.Agents;

/// <summary>Counts how often each agent is called, and has it fail or wait.</summary>
public sealed class Script
{
    private readonly ConcurrentDictionary<string, int> calls = new();
    private readonly ConcurrentDictionary<string, Func<CancellationToken, Task>> deeds = new();

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

    public void Note(string agent)
    {
        calls.AddOrUpdate(agent, 1, (_, count) => count + 1);
        if (deeds.TryGetValue(agent, out var deed))
        {
            deed(CancellationToken.None).GetAwaiter().GetResult();
        }
    }

    public async Task NoteAsync(string agent, CancellationToken token)
    {
        calls.AddOrUpdate(agent, 1, (_, count) => count + 1);
        await Task.Yield();
        if (deeds.TryGetValue(agent, out var deed))
        {
            await deed(token);
        }
    }
}
