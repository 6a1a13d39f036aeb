namespace Aegis.Ledger;

/// <summary>Items one by one, read a page at a time.</summary>
/// <param name="read">Reads the page after an item; the first page after none.</param>
/// <param name="pageSize">How many a page has, unless it is the last.</param>
internal sealed class Cursor<T>(Func<T?, ValueTask<IReadOnlyList<T>>> read, int pageSize)
    where T : class
{
    private IReadOnlyList<T> page = [];
    private bool isLastPage;
    private int at;

    /// <summary>The item; none at the end, and before the first.</summary>
    public T? Current { get; private set; }

    /// <summary>Goes on.</summary>
    /// <returns>Whether there is another item.</returns>
    public async ValueTask<bool> NextAsync()
    {
        if (at == page.Count && !isLastPage)
        {
            page = await read(Current).ConfigureAwait(false);
            isLastPage = page.Count < pageSize;
            at = 0;
        }

        Current = at < page.Count ? page[at++] : null;
        return Current is not null;
    }
}
