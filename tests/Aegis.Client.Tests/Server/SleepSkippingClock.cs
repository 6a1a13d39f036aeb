namespace Aegis.Client.Tests;

/// <summary>
/// A clock on which time goes by only while someone sleeps, and then at once. Deadlines fire when a sleep reaches them, or when
/// the test lets time go by.
/// </summary>
public sealed class SleepSkippingClock : TimeProvider
{
    private readonly object gate = new();
    private readonly List<Deadline> deadlines = [];
    private readonly List<TimeSpan> sleeps = [];
    private DateTimeOffset now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The sleeps so far, in seconds.</summary>
    public IReadOnlyList<double> Sleeps
    {
        get
        {
            lock (gate)
            {
                return [.. sleeps.Select(static sleep => sleep.TotalSeconds)];
            }
        }
    }

    /// <summary>Runs before a sleep: another one's action in between.</summary>
    public Action BeforeSleep { get; set; } = static () => { };

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var deadline = new Deadline(this, () => callback(state));
        var isSleep = state is not CancellationTokenSource;
        if (isSleep)
        {
            BeforeSleep();
        }

        deadline.Change(dueTime, period);
        if (isSleep)
        {
            lock (gate)
            {
                sleeps.Add(dueTime);
            }

            ThreadPool.QueueUserWorkItem(_ => SleepUntil(deadline));
        }

        return deadline;
    }

    /// <summary>Lets time go by: deadlines within it fire in their order.</summary>
    public void Advance(TimeSpan time)
    {
        var end = GetUtcNow() + time;
        while (TakeDue(end) is { } due)
        {
            due.Fire();
        }
    }

    // a deadline before its end may cut the sleep short; then no more time goes by
    private void SleepUntil(Deadline end)
    {
        while (end.IsWaiting && TakeDue(end.Due) is { } due)
        {
            due.Fire();
        }
    }

    private Deadline? TakeDue(DateTimeOffset end)
    {
        lock (gate)
        {
            var due = deadlines.Where(deadline => deadline.Due <= end).MinBy(static deadline => deadline.Due);
            now = due is null ? (end > now ? end : now) : (due.Due > now ? due.Due : now);
            if (due is not null)
            {
                deadlines.Remove(due);
            }

            return due;
        }
    }

    private sealed class Deadline(SleepSkippingClock clock, Action callback) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public bool IsWaiting
        {
            get
            {
                lock (clock.gate)
                {
                    return clock.deadlines.Contains(this);
                }
            }
        }

        public void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.deadlines.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock.now + dueTime;
                    clock.deadlines.Add(this);
                }

                return true;
            }
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.deadlines.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
