namespace Aegis.Turns;

/// <summary>The items of a turn, within its time.</summary>
internal abstract class TurnItems
{
    public object? Current { get; protected set; }

    public abstract ValueTask<bool> MoveNextAsync();

    /// <summary>Leaves the stream, wherever it is; the tool's own clean-up has then ended, or its time is over.</summary>
    public abstract ValueTask CloseAsync();
}
