using System.Collections.Concurrent;

namespace Aegis.Metrics.Tests.Capture;

/// <summary>What agents do at their calls; what is not said succeeds at once.</summary>
public sealed class Script
{
    private readonly ConcurrentDictionary<string, Func<int, CancellationToken, Task>> acts = new();
    private readonly ConcurrentDictionary<string, int> calls = new();

    /// <summary>What an agent does at its so-and-so-many call, from 1 on.</summary>
    public Func<int, CancellationToken, Task> this[string agent]
    {
        set => acts[agent] = value;
    }

    public async Task<int> RunAsync(string agent, CancellationToken token)
    {
        var call = calls.AddOrUpdate(agent, 1, (_, before) => before + 1);
        if (acts.TryGetValue(agent, out var act))
        {
            await act(call, token);
        }

        return call;
    }
}
