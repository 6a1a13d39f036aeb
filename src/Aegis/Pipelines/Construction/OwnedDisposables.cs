using System.Runtime.ExceptionServices;
using Aegis.Agents;

namespace Aegis.Pipelines;

/// <summary>What is disposed of together, the latest first; one that fails keeps none of the others from it.</summary>
internal sealed class OwnedDisposables : IAsyncDisposable, IDisposable
{
    private readonly object gate = new();
    private Stack<object> items = new();
    private bool isDisposed;

    public void Add(object item)
    {
        if (item is not (IAsyncDisposable or IDisposable))
        {
            return;
        }

        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            items.Push(item);
        }
    }

    public async ValueTask DisposeAsync()
    {
        List<Exception>? errors = null;
        foreach (var item in TakeAll())
        {
            try
            {
                if (item is IAsyncDisposable asynchronous)
                {
                    await asynchronous.DisposeAsync().ConfigureAwait(false);
                }
                else
                {
                    ((IDisposable)item).Dispose();
                }
            }
            catch (Exception error)
            {
                (errors ??= []).Add(error);
            }
        }

        Rethrow(errors);
    }

    public void Dispose()
    {
        List<Exception>? errors = null;
        foreach (var item in TakeAll())
        {
            try
            {
                if (item is not IDisposable disposable)
                {
                    // to block on it may deadlock; service providers refuse it as well
                    throw new InvalidOperationException(
                        $"'{TypeName.Of(item.GetType())}' can only be disposed of asynchronously: "
                            + "dispose of the pipeline with 'await using'."
                    );
                }

                disposable.Dispose();
            }
            catch (Exception error)
            {
                (errors ??= []).Add(error);
            }
        }

        Rethrow(errors);
    }

    private Stack<object> TakeAll()
    {
        lock (gate)
        {
            isDisposed = true;
            var all = items;
            items = new();
            return all;
        }
    }

    private static void Rethrow(List<Exception>? errors)
    {
        switch (errors)
        {
            case null:
                return;
            case [var error]:
                ExceptionDispatchInfo.Throw(error);
                return;
            default:
                throw new AggregateException(errors);
        }
    }
}
