namespace Aegis.Turns;

/// <summary>Where a loop waits between two turns while it is paused.</summary>
internal sealed class PauseGate
{
    private readonly object gate = new();
    private TaskCompletionSource? resumed;

    public bool IsClosed => Volatile.Read(ref resumed) is not null;

    public void Close()
    {
        lock (gate)
        {
            resumed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Open()
    {
        lock (gate)
        {
            resumed?.SetResult();
            resumed = null;
        }
    }

    public Task WaitAsync(CancellationToken token) =>
        Volatile.Read(ref resumed) is { } closed ? closed.Task.WaitAsync(token) : Task.CompletedTask;
}
