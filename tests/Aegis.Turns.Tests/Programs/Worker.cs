using System.Runtime.CompilerServices;
using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Turns.Tests.Programs;

/// <summary>Tools that note which turn has called them.</summary>
public partial class Worker(FakeTimeProvider clock)
{
    public Dictionary<int, int> Calls { get; } = [];

    [Tool]
    public int Work(int id) => Note(id);

    [Tool(Serialize = true)]
    public async Task<int> WorkLockedAsync(int id)
    {
        await Task.Yield();
        return Note(id);
    }

    [Tool]
    public int Break(int id) => throw new InvalidOperationException($"{Note(id)}");

    [Tool]
    public async Task<int> HangAsync(int id, CancellationToken cancellationToken)
    {
        Note(id);
        clock.Advance(TimeSpan.FromSeconds(61));
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return id;
    }

    [Tool]
    public async IAsyncEnumerable<int> StreamAsync(
        int id,
        int items,
        bool breaks,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        Note(id);
        for (var item = 0; item < items; item++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (item % 2 == 1)
            {
                await Task.Yield();
            }

            yield return item;
        }

        if (breaks)
        {
            throw new InvalidOperationException($"{id}");
        }
    }

    /// <summary>A turn for the same loop.</summary>
    [Tool]
    public Turn Follow(int id, int next)
    {
        Note(id);
        return Turns.Work(next);
    }

    /// <summary>A turn for another loop.</summary>
    [Tool]
    public async Task SendAsync(int id, int next, string to, AgentLoop loop)
    {
        Note(id);
        await loop.SendAsync(to, Turns.Work(next));
    }

    private int Note(int id)
    {
        Calls[id] = Calls.GetValueOrDefault(id) + 1;
        return id;
    }
}
