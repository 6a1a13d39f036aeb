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
        Func<IAsyncEnumerable<T>> items,
        Func<IStreamSpan<T>> begin,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var span = begin();
        IAsyncEnumerator<T>? source = null;
        Exception? failure = null;
        try
        {
            while (true)
            {
                try
                {
                    span.Enter();
                    source ??= items().GetAsyncEnumerator(cancellationToken);
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
            try
            {
                if (source is not null)
                {
                    await source.DisposeAsync().ConfigureAwait(false);
                }
            }
            finally
            {
                span.End(failure);
            }
        }
    }
}
