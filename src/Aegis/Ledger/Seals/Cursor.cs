namespace Aegis.Ledger;

/// <summary>Items one by one, read a page at a time.</summary>
/// <param name="read">Reads the page after an item; the first page after none.</param>
/// <param name="cancellationToken">Gives up waiting.</param>
internal sealed class Cursor<T>(
    Func<T?, CancellationToken, ValueTask<IReadOnlyList<T>>> read,
    CancellationToken cancellationToken
)
    where T : class
{
    private IReadOnlyList<T> page = [];
    private int at;

    /// <summary>The item; none at the end, and before the first.</summary>
    public T? Current { get; private set; }

    /// <summary>How many items there were so far.</summary>
    public long Count { get; private set; }

    /// <summary>Goes on.</summary>
    /// <returns>Whether there is another item.</returns>
    public async ValueTask<bool> NextAsync()
    {
        if (at == page.Count)
        {
            page = await read(Current, cancellationToken).ConfigureAwait(false);
            at = 0;
        }

        Current = at < page.Count ? page[at++] : null;
        Count += Current is null ? 0 : 1;
        return Current is not null;
    }
}
