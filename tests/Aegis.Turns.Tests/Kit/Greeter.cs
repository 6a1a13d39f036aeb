using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;

namespace Aegis.Turns.Tests.Kit;

public sealed record Guest(string Name, int Nights);

/// <summary>Tools of each shape.</summary>
public partial class Greeter
{
    public List<string> Log { get; } = [];

    /// <summary>What <see cref="WaitAsync"/> waits for.</summary>
    public TaskCompletionSource<string> Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Tool]
    public string Greet(string name, int times = 1)
    {
        Log.Add($"greet {name}");
        return string.Concat(Enumerable.Repeat($"Hello {name}!", times));
    }

    [Tool]
    public void Note(string text) => Log.Add(text);

    [Tool]
    public int Add([Range(1, 50)] int left, [Range(1, 50)] int right) => left + right;

    [Tool]
    public Task<Guest> BookAsync(Guest guest) => Task.FromResult(guest with { Nights = guest.Nights + 1 });

    [Tool]
    public async Task<string> WaitAsync(string name, CancellationToken cancellationToken)
    {
        Waiting.TrySetResult();
        return name + await Gate.Task.WaitAsync(cancellationToken);
    }

    [Tool]
    public async Task<string> WaitDeafAsync(string name)
    {
        Waiting.TrySetResult();
        return name + await Gate.Task;
    }

    [Tool]
    public string Fail(string message) => throw new InvalidOperationException(message);

    [Tool]
    public Task<string> LateAsync() => throw new TimeoutException("the tool's own");

    [Tool]
    public async IAsyncEnumerable<int> CountAsync(
        int to,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        try
        {
            for (var number = 1; number <= to; number++)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                yield return number;
            }
        }
        finally
        {
            Log.Add("left");
        }
    }

    [Tool(Serialize = true)]
    public async IAsyncEnumerable<string> SpellAsync([StringLength(5)] string word)
    {
        try
        {
            foreach (var letter in word)
            {
                await Task.Yield();
                yield return letter.ToString();
            }
        }
        finally
        {
            Log.Add("left");
        }
    }

    [Tool]
    public Turn Then(string name) => Turns.Greet(name);

    [Tool]
    public async IAsyncEnumerable<object> MixAsync(string name)
    {
        yield return "one";
        yield return Turns.Greet(name);
        yield return new ContextItem("noted");
        yield return new ContextItem("kept", "What was kept.", "k");
        await Task.Yield();
        yield return "two";
    }

    [Tool]
    public ContextItem Remember(string text, string? id = null) => new(text, "A text.", id);

    [Tool]
    public string Recall(ContextQueue queue, ContextPool? pool, AgentLoop? loop) =>
        $"{loop?.Name}: {queue.Count} {pool?.Count}";

    [Tool]
    public async Task TellAsync(string loop, string name, AgentLoop agentLoop) =>
        await agentLoop.SendAsync(loop, Turns.Greet(name));

    [Tool]
    public string? Nothing() => null;
}
