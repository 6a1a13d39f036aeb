namespace Aegis.Providers.TestServer;

/// <summary>A clock whose timers wait for ever, until the test says that patience has run out; then all fire.</summary>
public sealed class PatienceClock : TimeProvider
{
    private readonly object gate = new();
    private readonly List<WaitingTimer> waiting = [];
    private bool isOver;

    /// <summary>The time that <see cref="TimeProvider.GetUtcNow"/> says.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Fires all timers, and all that are made from now on.</summary>
    public void RunOut()
    {
        WaitingTimer[] due;
        lock (gate)
        {
            isOver = true;
            due = [.. waiting];
        }

        Array.ForEach(due, static timer => timer.Fire());
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WaitingTimer(this, () => callback(state));
        bool fires;
        lock (gate)
        {
            waiting.Add(timer);
            fires = isOver;
        }

        if (fires)
        {
            // as a timer does: not on the thread that makes it
            ThreadPool.QueueUserWorkItem(static timer => timer.Fire(), timer, preferLocal: false);
        }

        return timer;
    }

    private sealed class WaitingTimer(PatienceClock clock, Action callback) : ITimer
    {
        public void Fire()
        {
            lock (clock.gate)
            {
                if (!clock.waiting.Remove(this))
                {
                    return;
                }
            }

            callback();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.waiting.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
