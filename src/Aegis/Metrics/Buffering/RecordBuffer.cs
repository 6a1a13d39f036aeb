namespace Aegis.Metrics.Buffering;

/// <summary>
/// Takes records from anywhere without ever waiting or throwing, and has them written in the background: together, in order,
/// one batch at a time, each again until it is written. The writer must know a record that it has written before.
/// </summary>
/// <typeparam name="T">What is recorded.</typeparam>
internal sealed partial class RecordBuffer<T> : IAsyncDisposable, IDisposable
{
    private readonly object gate = new();
    private readonly Queue<T> waiting = new();
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly Func<IReadOnlyList<T>, CancellationToken, ValueTask> write;
    private readonly RecordBufferLimits limits;
    private readonly IRecordBufferListener listener;
    private readonly TimeProvider clock;
    private readonly ITimer timer;
    private long dropped;
    private bool isArmed;
    private bool isClosed;

    public RecordBuffer(
        Func<IReadOnlyList<T>, CancellationToken, ValueTask> write,
        RecordBufferLimits limits,
        IRecordBufferListener listener,
        TimeProvider clock
    )
    {
        (this.write, this.limits, this.listener, this.clock) = (write, limits, listener, clock);
        // the timer would hold on to the AsyncLocals of whoever happens to come first
        var flow = ExecutionContext.IsFlowSuppressed() ? (AsyncFlowControl?)null : ExecutionContext.SuppressFlow();
        timer = clock.CreateTimer(
            static buffer => _ = ((RecordBuffer<T>)buffer!).WriteInBackgroundAsync(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        flow?.Undo();
    }

    /// <summary>Takes a record.</summary>
    /// <returns>Whether there was room for it.</returns>
    public bool Add(T record)
    {
        lock (gate)
        {
            if (isClosed || waiting.Count >= limits.Capacity)
            {
                dropped++;
                return false;
            }

            waiting.Enqueue(record);
            if (!isArmed)
            {
                Arm(limits.Interval);
            }
            else if (waiting.Count == limits.BatchSize && !isFailing)
            {
                Arm(TimeSpan.Zero);
            }

            return true;
        }
    }

    /// <summary>Writes what waits, now.</summary>
    /// <exception cref="Exception">What the writer threw. Nothing is lost by that.</exception>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (NextBatch() is { } batch)
            {
                await WriteAsync(batch, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Takes no more, and writes what waits.</summary>
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
        try
        {
            await FlushAsync(patience.Token).WaitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // the last that can be done for them is to say so
            listener.Lost(Unwritten, exception);
        }
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose() => Task.Run(() => DisposeAsync().AsTask()).GetAwaiter().GetResult();

    private void Arm(TimeSpan after)
    {
        isArmed = true;
        timer.Change(after, Timeout.InfiniteTimeSpan);
    }
}
