namespace Aegis.Resilience;

/// <summary>The time of one attempt, which stands still while the attempt waits for people.</summary>
internal sealed class AttemptClock : IDisposable
{
    private readonly object gate = new();
    private readonly TimeProvider clock;
    private readonly CancellationTokenSource source;
    private readonly ITimer timer;
    private Task cancellation = Task.CompletedTask;
    private TimeSpan left;
    private long started;
    private bool isPaused;
    private bool hasEnded;

    public AttemptClock(TimeSpan limit, TimeProvider clock, CancellationToken callerToken)
    {
        this.clock = clock;
        left = limit;
        source = CancellationTokenSource.CreateLinkedTokenSource(callerToken);
        Token = source.Token;
        started = clock.GetTimestamp();
        timer = clock.CreateTimer(
            static attempt => ((AttemptClock)attempt!).OnTimeout(),
            this,
            limit,
            Timeout.InfiniteTimeSpan
        );
    }

    /// <summary>Fires when the time is over, or the caller gives up.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether the time was over before the attempt had ended.</summary>
    public bool IsOver { get; private set; }

    public void Pause()
    {
        lock (gate)
        {
            if (!isPaused && !hasEnded)
            {
                isPaused = true;
                left -= clock.GetElapsedTime(started);
                timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Resume()
    {
        lock (gate)
        {
            if (isPaused && !hasEnded)
            {
                isPaused = false;
                started = clock.GetTimestamp();
                timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>The attempt has ended: nothing cancels it from now on.</summary>
    /// <returns>Ends when those who had registered on the token know.</returns>
    public async ValueTask EndAsync()
    {
        lock (gate)
        {
            hasEnded = true;
        }

        await cancellation.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        timer.Dispose();
        source.Dispose();
    }

    private void OnTimeout()
    {
        lock (gate)
        {
            if (!isPaused && !hasEnded && !source.IsCancellationRequested)
            {
                IsOver = true;
                // on another thread: what the attempt has registered must not run under the lock
                cancellation = source.CancelAsync();
            }
        }
    }
}
