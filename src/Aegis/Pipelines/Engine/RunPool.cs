namespace Aegis.Pipelines;

/// <summary>Keeps a few objects that are costly to build for the next who needs one.</summary>
internal sealed class RunPool<T>
    where T : class
{
    private readonly T?[] others = new T?[Environment.ProcessorCount * 2];
    private T? first;

    /// <summary>One that was returned, if there is one.</summary>
    public T? TryRent()
    {
        var item = first;
        return item is not null && Interlocked.CompareExchange(ref first, null, item) == item ? item : TryRentOther();
    }

    /// <summary>Keeps one for later, or drops it when there are enough.</summary>
    public void Return(T item)
    {
        if (first is null && Interlocked.CompareExchange(ref first, item, null) is null)
        {
            return;
        }

        for (var i = 0; i < others.Length; i++)
        {
            if (others[i] is null && Interlocked.CompareExchange(ref others[i], item, null) is null)
            {
                return;
            }
        }
    }

    private T? TryRentOther()
    {
        for (var i = 0; i < others.Length; i++)
        {
            var item = others[i];
            if (item is not null && Interlocked.CompareExchange(ref others[i], null, item) == item)
            {
                return item;
            }
        }

        return null;
    }
}
