namespace Aegis.Turns;

/// <summary>The time that a turn has left, for a tool that takes a token or does not return at once.</summary>
internal sealed class TurnDeadline : IDisposable
{
    private readonly TaskCompletionSource expiry = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationToken caller;
    private readonly ITimer? timer;
    private CancellationTokenRegistration registration;
    private CancellationTokenSource? source;
    private volatile bool hasExpired;

    public TurnDeadline(TimeProvider time, TimeSpan left, long since, CancellationToken caller)
    {
        this.caller = caller;
        if (left != Timeout.InfiniteTimeSpan)
        {
            var rest = left - time.GetElapsedTime(since);
            timer = time.CreateTimer(
                static deadline => ((TurnDeadline)deadline!).Expire(),
                this,
                rest > TimeSpan.Zero ? rest : TimeSpan.Zero,
                Timeout.InfiniteTimeSpan
            );
        }
    }

    public bool HasExpired => hasExpired;

    public Task Expiry => expiry.Task;

    public CancellationToken Token
    {
        get
        {
            if (source is null)
            {
                source = new CancellationTokenSource();
                registration = caller.UnsafeRegister(static own => ((CancellationTokenSource)own!).Cancel(), source);
                if (hasExpired)
                {
                    source.Cancel();
                }
            }

            return source.Token;
        }
    }

    /// <summary>Nobody waits: until the next call time stands still.</summary>
    public void Rest() => timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Somebody waits again, and this is left.</summary>
    public void Resume(TimeSpan left)
    {
        if (!hasExpired)
        {
            timer?.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        timer?.Dispose();
        registration.Dispose();
    }

    private void Expire()
    {
        hasExpired = true;
        expiry.TrySetResult();
        // a callback that throws is the tool's affair, not the timer's
        _ = source?.CancelAsync();
    }
}
