using Aegis.Runs.Tests.Stores;

namespace Aegis.Runs.Tests.Engine;

/// <summary>Never answers one kind of call, and does not look at its token either.</summary>
internal sealed class HangingStore(IRunStore store, string name) : Interposed(store)
{
    private readonly TaskCompletionSource hangs = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends once it was asked.</summary>
    public Task HangsAsync() => hangs.Task;

    protected override async ValueTask<T> CallAsync<T>(string called, Func<ValueTask<T>> call)
    {
        if (called == name)
        {
            hangs.TrySetResult();
            await new TaskCompletionSource().Task;
        }

        return await call();
    }
}
