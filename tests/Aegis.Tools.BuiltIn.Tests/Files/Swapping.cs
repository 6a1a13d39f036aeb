namespace Aegis.Tools.BuiltIn.Tests.Files;

/// <summary>Does something again and again on a thread of its own, until a test has seen enough.</summary>
internal sealed class Swapping : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public Swapping(Action swap) =>
        _running = Task.Factory.StartNew(
            () =>
            {
                while (!_stop.IsCancellationRequested)
                {
                    swap();
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );

    /// <summary>Calls until it was called often enough and has come true once; ends early if the swapping has failed.</summary>
    public async Task CallAsync(int times, Func<Task<bool>> call)
    {
        var hasBeenTrue = false;
        for (var i = 0; (i < times || !hasBeenTrue) && !_running.IsCompleted; i++)
        {
            hasBeenTrue |= await call();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }
}
