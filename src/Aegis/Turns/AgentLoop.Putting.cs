using Aegis.Tools;

namespace Aegis.Turns;

// how turns get into the queue
public sealed partial class AgentLoop
{
    private readonly TurnQueue queue;
    private Action<AgentLoop>? awoken;

    /// <summary>How many turns wait.</summary>
    public int Count => queue.Count;

    /// <summary>Queues a turn. With <see cref="AgentLoopOptions.Capacity"/> it waits for a place.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="cancellationToken">Gives up the wait; the turn is then not queued.</param>
    /// <returns>Ends when the turn is queued.</returns>
    /// <exception cref="ArgumentException">The loop has no such tool.</exception>
    /// <remarks>
    /// Within a tool of the same loop it would wait for ever once the queue is full, since that very loop has to make the
    /// place: return the turn from the tool instead.
    /// </remarks>
    public async ValueTask PutAsync(Turn turn, CancellationToken cancellationToken = default)
    {
        var queued = new QueuedTurn(turn, FunctionOf(turn));
        await FireAsync(HookPoint.BeforePut, turn, cancellationToken).ConfigureAwait(false);
        await queue.AddAsync(queued, cancellationToken).ConfigureAwait(false);
        awoken?.Invoke(this);
        await FireAsync(HookPoint.AfterPut, turn, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Queues a turn with another loop of the same registry.</summary>
    /// <param name="loop">The name of the other.</param>
    /// <param name="turn">A turn of one of its tools.</param>
    /// <param name="cancellationToken">Gives up the wait for a place.</param>
    /// <returns>Ends when the turn is queued.</returns>
    /// <exception cref="UnknownLoopException">Nobody knows a loop of that name.</exception>
    /// <exception cref="ArgumentException">That loop has no such tool.</exception>
    public ValueTask SendAsync(string loop, Turn turn, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loop);
        var other =
            loop == Name ? this
            : Registry is null ? throw new UnknownLoopException(loop, [Name])
            : Registry[loop];
        return DeliverAsync(other, turn, cancellationToken);
    }

    /// <summary>Queues a turn with another loop.</summary>
    /// <param name="loop">The other.</param>
    /// <param name="turn">A turn of one of its tools.</param>
    /// <param name="cancellationToken">Gives up the wait for a place.</param>
    /// <returns>Ends when the turn is queued.</returns>
    /// <exception cref="ArgumentException">That loop has no such tool.</exception>
    public ValueTask SendAsync(AgentLoop loop, Turn turn, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loop);
        return DeliverAsync(loop, turn, cancellationToken);
    }

    /// <summary>Queues a turn that a tool of this loop has returned: the loop itself can not wait for a place.</summary>
    internal async ValueTask PutReturnedAsync(Turn turn, CancellationToken token)
    {
        var queued = new QueuedTurn(turn, FunctionOf(turn));
        await FireAsync(HookPoint.BeforePut, turn, token).ConfigureAwait(false);
        queue.Add(queued);
        await FireAsync(HookPoint.AfterPut, turn, token).ConfigureAwait(false);
    }

    private ToolFunction FunctionOf(Turn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Definition is { } definition)
        {
            return byDefinition.TryGetValue(definition, out var typed) ? typed : throw Foreign(turn);
        }

        return byName.TryGetValue(turn.Tool, out var named) ? named : throw Foreign(turn);
    }

    private ArgumentException Foreign(Turn turn)
    {
        var names = byName.Keys.Order(StringComparer.Ordinal).ToList();
        var hint =
            byName.ContainsKey(turn.Tool) ? " Its tool of that name belongs to another type."
            : ClosestName.Of(turn.Tool, names) is { } meant ? $" Was '{meant}' meant?"
            : "";
        return new ArgumentException(
            $"Loop '{Name}' has no tool '{turn.Tool}' for this turn; it has {string.Join(", ", names.DefaultIfEmpty("none"))}.{hint}",
            nameof(turn)
        );
    }
}
