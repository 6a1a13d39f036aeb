using System.Runtime.CompilerServices;

namespace Aegis.Telemetry;

/// <summary>A span that lasts as long as a stream is read.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
internal interface IStreamSpan<T>
{
    /// <summary>Becomes current, for the code that makes the next item.</summary>
    void Enter();

    /// <summary>An item has come.</summary>
    void Note(T item);

    /// <summary>The stream has ended, or is read no further.</summary>
    void End(Exception? error);
}

/// <summary>Streams that have a span.</summary>
internal static class SpanStream
{
    /// <summary>
    /// The items as they come. The span begins with the first question for one and ends with the stream, also with one that is
    /// left early. Whoever reads goes on in its own context between two items, so the span is made current anew for each.
    /// </summary>
    public static async IAsyncEnumerable<T> Of<T>(
        IAsyncEnumerable<T> items,
        Func<IStreamSpan<T>> begin,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var span = begin();
        Exception? failure = null;
        try
        {
            var source = items.GetAsyncEnumerator(cancellationToken);
            await using var closing = source.ConfigureAwait(false);
            while (true)
            {
                try
                {
                    span.Enter();
                    if (!await source.MoveNextAsync().ConfigureAwait(false))
                    {
                        break;
                    }
                }
                catch (Exception error)
                {
                    failure = error;
                    throw;
                }

                span.Note(source.Current);
                yield return source.Current;
            }
        }
        finally
        {
            span.End(failure);
        }
    }
}
