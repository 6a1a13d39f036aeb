using System.Text.Json;
using Aegis.Telemetry;
using Aegis.Tools;

namespace Aegis.Turns;

/// <summary>A turn of a tool that returns one value.</summary>
internal sealed class ToolTurn<TArguments, T> : Turn<T>
{
    private readonly TurnFactory<TArguments, T> factory;
    private readonly TArguments arguments;

    public ToolTurn(TurnFactory<TArguments, T> factory, TArguments arguments, Func<TArguments>? later)
        : base(factory.Definition)
    {
        this.factory = factory;
        this.arguments = arguments;
        if (later is not null)
        {
            Extras.Later = later;
        }
    }

    private protected override object? BoxedOutput => typeof(T) == typeof(ToolNothing) ? null : Output;

    private protected override JsonElement? OutputJson() =>
        BoxedOutput is null or Turn ? null : JsonSerializer.SerializeToElement(Output!, factory.Json.TypeInfo<T>());

    internal override ValueTask InvokeAsync(TurnCall call)
    {
        var bound = Bound();
        if (!factory.Definition.IsPlain)
        {
            return GuardedAsync(bound, call);
        }

        var pending = ToolSpan.IsWanted
            ? TurnSpans.TraceAsync(factory.Method, bound, call)
            : factory.Method(call.Function, bound, call);
        if (!pending.IsCompletedSuccessfully)
        {
            return KeepAsync(call.WithinTimeAsync(pending));
        }

        Output = pending.Result;
        return default;
    }

    internal override TurnArguments ArgumentsNow() => Named(Bound());

    private ValueTask GuardedAsync(TArguments bound, TurnCall call) =>
        KeepAsync(call.ThroughGuardsAsync<T>(Named(bound), factory.Json));

    private async ValueTask KeepAsync(ValueTask<T> pending) => Output = await pending.ConfigureAwait(false);

    private TArguments Bound() => ExtrasOrNone?.Later is Func<TArguments> later ? later() : arguments;

    private TurnArguments Named(TArguments bound)
    {
        var named = new TurnArguments();
        factory.Write(bound, named);
        return named;
    }
}
