namespace Aegis.Ledger.Tests.Simulation;

/// <summary>A process of a simulated world, and its clock: it can be killed, and it can stand still.</summary>
internal sealed class SimNode(SimQueue queue) : TimeProvider
{
    private long pausedUntil;

    public bool IsDead { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => queue.Now;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + TimeSpan.FromTicks(queue.Now);

    /// <summary>Nothing of it goes on.</summary>
    public void Kill() => IsDead = true;

    /// <summary>Nothing of it goes on for a while; then all of it does, as if nothing had been.</summary>
    public void Pause(TimeSpan time) => pausedUntil = Math.Max(pausedUntil, queue.Now + time.Ticks);

    /// <summary>Something happens in this process, unless it is dead by then.</summary>
    public void Add(TimeSpan delay, Action action) =>
        queue.Add(
            delay,
            () =>
            {
                if (IsDead)
                {
                    return;
                }

                if (pausedUntil > queue.Now)
                {
                    Add(TimeSpan.FromTicks(pausedUntil - queue.Now), action);
                    return;
                }

                action();
            }
        );

    public Task After(TimeSpan delay)
    {
        var done = new TaskCompletionSource();
        Add(delay, done.SetResult);
        return done.Task;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class SimTimer(SimNode node, Action callback) : ITimer
    {
        private int version;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var mine = ++version;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                node.Add(
                    dueTime,
                    () =>
                    {
                        if (version == mine)
                        {
                            callback();
                        }
                    }
                );
            }

            return true;
        }

        public void Dispose() => version++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
