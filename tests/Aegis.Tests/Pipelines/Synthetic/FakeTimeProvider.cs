namespace Aegis.Tests.Pipelines.Synthetic;

/// <summary>A clock that stands still until it is told to go on.</summary>
public sealed class FakeTimeProvider : TimeProvider
{
    private readonly List<FakeTimer> timers = [];
    private readonly List<(DateTimeOffset Due, TaskCompletionSource Set)> waiting = [];
    private DateTimeOffset now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>
    /// Goes on until something has ended: in steps so small beside the timers that code which reacts to one has set the next
    /// long before a later one is due.
    /// </summary>
    /// <remarks>
    /// With a real millisecond between the steps. A timer that is set is no sign that all code has come to rest: what reacts to
    /// the last one may go on elsewhere, and set several or none. Where it is known which timer is next,
    /// <see cref="DueAsync"/> is the better way.
    /// </remarks>
    public async Task<T> RunAsync<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            Advance(TimeSpan.FromSeconds(0.25));
            await Task.Delay(1);
        }

        return await task;
    }

    /// <summary>Ends once a timer is running that is due when so much time has passed from now on.</summary>
    public Task DueAsync(TimeSpan time)
    {
        lock (timers)
        {
            var due = now + time;
            if (timers.Exists(timer => timer.Due == due))
            {
                return Task.CompletedTask;
            }

            var set = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((due, set));
            return set.Task;
        }
    }

    /// <summary>How many timers are running.</summary>
    public int Timers
    {
        get
        {
            lock (timers)
            {
                return timers.Count;
            }
        }
    }

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan time)
    {
        List<FakeTimer> due;
        lock (timers)
        {
            now += time;
            due = timers.FindAll(timer => timer.Due <= now);
            timers.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.Callback());
    }

    private sealed class FakeTimer(FakeTimeProvider owner, Action callback) : ITimer
    {
        public Action Callback => callback;

        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (owner.timers)
            {
                owner.timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = owner.now + dueTime;
                    owner.timers.Add(this);
                    owner.waiting.FindAll(one => one.Due == Due).ForEach(static one => one.Set.TrySetResult());
                }

                return true;
            }
        }

        public void Dispose()
        {
            lock (owner.timers)
            {
                owner.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
