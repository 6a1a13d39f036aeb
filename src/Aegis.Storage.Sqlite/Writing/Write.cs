using Aegis.Storage.Sqlite.Files;

namespace Aegis.Storage.Sqlite.Writing;

/// <summary>Something to be written, together with others.</summary>
internal abstract class Write
{
    /// <summary>Ends it without an effect when whoever asked is gone before it began.</summary>
    /// <returns>Whether it did.</returns>
    public abstract bool TryGiveUp();

    /// <summary>Within the transaction; again when the transaction was undone because of another.</summary>
    public abstract void Run(LedgerConnection connection);

    /// <summary>It is durable.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception exception);
}

/// <inheritdoc/>
internal sealed class Write<T>(Func<LedgerConnection, T> work, CancellationToken cancellationToken) : Write
{
    // the writer's thread must not run what callers do next
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    /// <summary>Its result once it is durable. A token gives up waiting: what has begun takes effect all the same.</summary>
    public Task<T> Task => completion.Task.WaitAsync(cancellationToken);

    public override bool TryGiveUp()
    {
        if (cancellationToken.IsCancellationRequested)
        {
            completion.SetCanceled(cancellationToken);
        }

        return completion.Task.IsCanceled;
    }

    public override void Run(LedgerConnection connection) => result = work(connection);

    public override void Complete() => completion.SetResult(result!);

    public override void Fail(Exception exception) => completion.SetException(exception);
}
