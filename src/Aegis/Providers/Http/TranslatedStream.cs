using System.Runtime.CompilerServices;

namespace Aegis.Providers;

/// <summary>A stream whose exceptions are said in other words.</summary>
internal static class TranslatedStream
{
    /// <summary>Passes on what comes, and throws what <paramref name="translate"/> makes of an exception, if anything.</summary>
    public static async IAsyncEnumerable<T> Translating<T>(
        this IAsyncEnumerable<T> source,
        Func<Exception, Exception?> translate,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var items = source.GetAsyncEnumerator(cancellationToken);
        await using var disposal = items.ConfigureAwait(false);
        while (true)
        {
            try
            {
                if (!await items.MoveNextAsync().ConfigureAwait(false))
                {
                    yield break;
                }
            }
            catch (Exception error) when (translate(error) is { } translated)
            {
                throw translated;
            }

            yield return items.Current;
        }
    }
}
