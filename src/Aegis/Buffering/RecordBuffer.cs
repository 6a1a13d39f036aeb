namespace Aegis.Buffering;

/// <summary>
/// Takes records from anywhere without ever waiting or throwing, and has them written in the background: together, in order,
/// one batch at a time, each again until it is written. The writer must know a record that it has written before.
/// </summary>
/// <typeparam name="T">What is recorded.</typeparam>
internal sealed partial class RecordBuffer<T> : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan StopPause = TimeSpan.FromSeconds(0.1);

    private readonly object gate = new();
    private readonly Queue<T> waiting = new();
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly Func<IReadOnlyList<T>, CancellationToken, ValueTask> write;
    private readonly RecordBufferLimits limits;
    private readonly IRecordBufferListener listener;
    private readonly TimeProvider clock;
    private readonly ITimer timer;
    private readonly int batchSize;
    private long added;
    private long dropped;
    private bool isArmed;
    private bool isDropping;
    private bool isClosed;
    private bool isLate;

    public RecordBuffer(
        Func<IReadOnlyList<T>, CancellationToken, ValueTask> write,
        RecordBufferLimits limits,
        IRecordBufferListener listener,
        TimeProvider clock
    )
    {
        (this.write, this.limits, this.listener, this.clock) = (write, limits, listener, clock);
        // while one batch is written there has to be room for others
        batchSize = Math.Min(limits.BatchSize, limits.Capacity / 2);
        // the timer would hold on to the AsyncLocals of whoever happens to come first
        using var suppressed = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        timer = clock.CreateTimer(
            static buffer => _ = ((RecordBuffer<T>)buffer!).WriteInBackgroundAsync(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    /// <summary>How many records are not written yet.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return waiting.Count + held.Length;
            }
        }
    }

    /// <summary>How many were dropped: pushed out, come after the end, or lost at it.</summary>
    public long Dropped => Interlocked.Read(ref dropped);

    /// <summary>Takes a record.</summary>
    public void Add(T record)
    {
        var (isFirstLate, isFirstDropped) = (false, false);
        lock (gate)
        {
            if (isClosed)
            {
                dropped++;
                (isFirstLate, isLate) = (!isLate, true);
            }
            else
            {
                added++;
                waiting.Enqueue(record);
                if (waiting.Count + held.Length > limits.Capacity)
                {
                    waiting.Dequeue();
                    dropped++;
                    (isFirstDropped, isDropping) = (!isDropping, true);
                }

                ArmIfNeeded();
            }
        }

        if (isFirstLate)
        {
            listener.CameLate();
        }

        if (isFirstDropped)
        {
            listener.DroppingBegan();
        }
    }

    /// <summary>Writes what was recorded so far.</summary>
    /// <exception cref="Exception">What the writer threw. Nothing is lost by that.</exception>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        long until;
        lock (gate)
        {
            until = added;
        }

        await WriteAsync(until, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes no more, and writes what waits, for <see cref="RecordBufferLimits.ShutdownTimeout"/> at most.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            if (isClosed)
            {
                return;
            }

            isClosed = true;
        }

        await timer.DisposeAsync().ConfigureAwait(false);
        using var patience = new CancellationTokenSource(limits.ShutdownTimeout, clock);
        while (true)
        {
            try
            {
                await FlushAsync(patience.Token).WaitAsync(patience.Token).ConfigureAwait(false);
                return;
            }
            catch (Exception exception) when (patience.IsCancellationRequested)
            {
                listener.Lost(DropAll(), exception);
                return;
            }
            catch (Exception)
            {
                // said where it was caught first; an outage may end in time
                await Task.Delay(StopPause, clock, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose() => Task.Run(() => DisposeAsync().AsTask()).GetAwaiter().GetResult();

    private void ArmIfNeeded()
    {
        if (!isArmed)
        {
            Arm(limits.Interval);
        }
        else if (waiting.Count == batchSize && failures == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static buffer => _ = buffer.WriteInBackgroundAsync(), this, false);
        }
    }

    private void Arm(TimeSpan after)
    {
        isArmed = true;
        timer.Change(after, Timeout.InfiniteTimeSpan);
    }

    private int DropAll()
    {
        lock (gate)
        {
            var count = waiting.Count + held.Length;
            dropped += count;
            waiting.Clear();
            held = [];
            return count;
        }
    }
}
