using System.Threading.Channels;

namespace Aegis.Turns;

/// <summary>Takes what a method gives as it is, before it becomes JSON for a model.</summary>
internal abstract class TurnSink
{
    public abstract void Returned<T>(T value);

    /// <summary>Whether items are taken one by one, as they come.</summary>
    public virtual bool TakesItems => false;

    public virtual ValueTask ItemAsync(object? item, CancellationToken token) => default;
}

/// <summary>Takes the one value of a method.</summary>
internal sealed class ValueSink<TValue> : TurnSink
{
    public bool HasValue { get; private set; }

    public TValue? Value { get; private set; }

    public override void Returned<T>(T value)
    {
        HasValue = true;
        Value = value is Tools.ToolNothing && typeof(TValue) == typeof(object) ? default : (TValue?)(object?)value;
    }
}

/// <summary>Hands the items of a stream over, one ahead at most.</summary>
internal sealed class ItemSink(ChannelWriter<object?> items) : TurnSink
{
    public bool HasStarted { get; private set; }

    public override bool TakesItems => true;

    public override ValueTask ItemAsync(object? item, CancellationToken token)
    {
        HasStarted = true;
        return items.WriteAsync(item, token);
    }

    /// <summary>The list of the items, which have gone out already.</summary>
    public override void Returned<T>(T value) => HasStarted = true;
}
