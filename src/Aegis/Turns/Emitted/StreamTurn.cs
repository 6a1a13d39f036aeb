using System.Text.Json;
using Aegis.Telemetry;
using Aegis.Tools;

namespace Aegis.Turns;

/// <summary>A turn of a tool that gives a stream.</summary>
internal sealed class StreamTurn<TArguments, T> : Turn<IReadOnlyList<T>>
{
    private readonly StreamTurnFactory<TArguments, T> factory;
    private readonly TArguments arguments;

    public StreamTurn(StreamTurnFactory<TArguments, T> factory, TArguments arguments, Func<TArguments>? later)
        : base(factory.Definition)
    {
        this.factory = factory;
        this.arguments = arguments;
        if (later is not null)
        {
            Extras.Later = later;
        }
    }

    private protected override object? BoxedOutput => Output;

    private protected override JsonElement? OutputJson() =>
        Output is null || typeof(T).IsAssignableTo(typeof(Turn))
            ? null
            : new StreamedItems<T>(Output).ToJson(factory.Json);

    internal override TurnItems Open(TurnCall call)
    {
        var bound = Bound();
        var items = new List<T>();
        Output = items;
        return factory.Definition.IsPlain
            ? new DirectItems<T>(call, ItemsOf(bound, call), items)
            : GuardedItems.Open(
                call,
                Named(bound),
                item => items.Add((T)item!),
                ReplayedResult.ItemReader<T>(factory.Json)
            );
    }

    internal override TurnArguments ArgumentsNow() => Named(Bound());

    private IAsyncEnumerable<T> ItemsOf(TArguments bound, TurnCall call)
    {
        var stream = factory.Method(call.Function, bound, call);
        return ToolSpan.IsWanted ? TurnSpans.Trace(stream, call) : stream;
    }

    private TArguments Bound() => ExtrasOrNone?.Later is Func<TArguments> later ? later() : arguments;

    private TurnArguments Named(TArguments bound)
    {
        var named = new TurnArguments();
        factory.Write(bound, named);
        return named;
    }
}
