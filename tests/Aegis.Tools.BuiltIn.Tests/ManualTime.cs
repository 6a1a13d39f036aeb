namespace Aegis.Tools.BuiltIn.Tests;

/// <summary>A clock that stands still until a test lets all its timers ring.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<Timer> _timers = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(() => callback(state));
        lock (_timers)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    public void RingAll()
    {
        Timer[] timers;
        lock (_timers)
        {
            timers = [.. _timers];
        }

        Array.ForEach(timers, timer => timer.Ring());
    }

    private sealed class Timer(Action ring) : ITimer
    {
        private Action? _ring = ring;

        public void Ring() => Interlocked.Exchange(ref _ring, null)?.Invoke();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => _ring = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
