using Aegis.Telemetry;
using Aegis.Tools;

namespace Aegis.Turns;

/// <summary>Spans of turns whose method nothing stands before; where something does, it has its own.</summary>
internal static class TurnSpans
{
    public static async ValueTask<T> TraceAsync<TArguments, T>(
        Func<ToolFunction, TArguments, TurnCall, ValueTask<T>> method,
        TArguments arguments,
        TurnCall call
    )
    {
        var span = ToolSpan.Begin(call.Function);
        try
        {
            var value = await method(call.Function, arguments, call).ConfigureAwait(false);
            span.End(error: null);
            return value;
        }
        catch (Exception error)
        {
            span.End(error);
            throw;
        }
    }

    public static IAsyncEnumerable<T> Trace<T>(IAsyncEnumerable<T> items, TurnCall call)
    {
        var function = call.Function;
        return SpanStream.Of(() => items, () => new Stream<T>(ToolSpan.Begin(function)), call.CancellationToken);
    }

    private sealed class Stream<T>(ToolSpan span) : IStreamSpan<T>
    {
        public void Enter() => span.Enter();

        public void Note(T item) { }

        public void End(Exception? error) => span.End(error);
    }
}
