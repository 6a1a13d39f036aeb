using Aegis.Tools;

namespace Aegis.Turns;

/// <summary>A turn, and the tool of the loop that it was put into.</summary>
internal readonly record struct QueuedTurn(Turn Turn, ToolFunction Function);

/// <summary>The turns of a loop, first in first out; with a capacity, who puts one has to wait for a place.</summary>
internal sealed class TurnQueue
{
    private readonly object gate = new();
    private readonly Queue<QueuedTurn> turns = [];
    private readonly LinkedList<Waiter> waiting = [];
    private readonly int capacity;

    public TurnQueue(int? capacity)
    {
        if (capacity is { } number)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1, nameof(capacity));
        }

        this.capacity = capacity ?? int.MaxValue;
    }

    public int Count
    {
        get
        {
            lock (gate)
            {
                return turns.Count;
            }
        }
    }

    /// <summary>Queues a turn whether there is a place or not.</summary>
    public void Add(QueuedTurn turn)
    {
        lock (gate)
        {
            turns.Enqueue(turn);
        }
    }

    /// <summary>Queues a turn once there is a place, in the order in which places were asked for.</summary>
    public ValueTask AddAsync(QueuedTurn turn, CancellationToken token)
    {
        lock (gate)
        {
            if (turns.Count < capacity && waiting.Count == 0)
            {
                turns.Enqueue(turn);
                return default;
            }

            token.ThrowIfCancellationRequested();
            var waiter = new Waiter(turn);
            return new ValueTask(WaitAsync(waiting.AddLast(waiter), token));
        }
    }

    public bool TryTake(out QueuedTurn turn)
    {
        lock (gate)
        {
            if (!turns.TryDequeue(out turn))
            {
                return false;
            }

            while (turns.Count < capacity && waiting.First is { } first)
            {
                waiting.Remove(first);
                turns.Enqueue(first.Value.Turn);
                first.Value.Placed.SetResult();
            }

            return true;
        }
    }

    public List<QueuedTurn> Snapshot()
    {
        lock (gate)
        {
            return [.. turns];
        }
    }

    private async Task WaitAsync(LinkedListNode<Waiter> node, CancellationToken token)
    {
        await using var registration = token.UnsafeRegister(_ => GiveUp(node, token), null).ConfigureAwait(false);
        await node.Value.Placed.Task.ConfigureAwait(false);
    }

    private void GiveUp(LinkedListNode<Waiter> node, CancellationToken token)
    {
        lock (gate)
        {
            if (node.List is null)
            {
                return;
            }

            waiting.Remove(node);
        }

        node.Value.Placed.TrySetCanceled(token);
    }

    private sealed class Waiter(QueuedTurn turn)
    {
        public QueuedTurn Turn { get; } = turn;

        public TaskCompletionSource Placed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
