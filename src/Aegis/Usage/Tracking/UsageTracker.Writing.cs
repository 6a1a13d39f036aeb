using System.Diagnostics;
using Aegis.Telemetry;

namespace Aegis.Usage;

// how events get to the store
public sealed partial class UsageTracker
{
    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopPause = TimeSpan.FromSeconds(0.1);

    private readonly ITimer timer;
    private readonly SemaphoreSlim writing = new(1, 1);
    private volatile int failures;
    private int isDropping;
    private int isStopped;
    private int isLate;

    /// <summary>Writes what was recorded so far.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When the store has it.</returns>
    /// <exception cref="Exception">The store's own: it is tried again in the background.</exception>
    public async Task FlushAsync(CancellationToken cancellationToken = default)
    {
        var until = buffer.Added;
        await writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await WriteAsync(until, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Writes what is left, for <see cref="UsageTrackerOptions.StopTimeout"/> at most. What comes later is dropped.</summary>
    /// <returns>When it is written, or given up.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isStopped, 1) != 0)
        {
            return;
        }

        await timer.DisposeAsync().ConfigureAwait(false);
        using var timeout = new CancellationTokenSource(options.StopTimeout, clock);
        while (true)
        {
            try
            {
                await FlushAsync(timeout.Token).ConfigureAwait(false);
                return;
            }
            catch (Exception exception) when (timeout.IsCancellationRequested)
            {
                UsageLog.Lost(logger, buffer.Count, exception);
                buffer.DropAll();
                return;
            }
            catch (Exception)
            {
                // said by WriteAsync; whoever stops waits for the end of the outage, but not for ever
                await Task.Delay(StopPause, clock, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose() => Task.Run(() => DisposeAsync().AsTask()).GetAwaiter().GetResult();

    private static void MeasureCost(UsageEvent usage)
    {
        if (usage.Cost is not { } cost || !Instruments.Cost.Enabled)
        {
            return;
        }

        var tags = new TagList
        {
            { TelemetryNames.AgentName, usage.AgentId },
            { TelemetryNames.ResponseModel, usage.Model },
        };
        tags.AddIfKnown(TelemetryNames.ProviderName, usage.Provider);
        Instruments.Cost.Add((double)cost, tags);
    }

    private void Add(UsageEvent usage)
    {
        if (Volatile.Read(ref isStopped) != 0)
        {
            buffer.DropOne();
            if (Interlocked.Exchange(ref isLate, 1) == 0)
            {
                UsageLog.Late(logger);
            }

            return;
        }

        MeasureCost(usage);
        switch (buffer.Add(usage))
        {
            // in an outage the timer runs already, and slower
            case Addition.First when failures == 0:
                timer.Change(options.FlushInterval, Timeout.InfiniteTimeSpan);
                break;
            case Addition.Batch when failures == 0:
                ThreadPool.UnsafeQueueUserWorkItem(static tracker => _ = tracker.WriteInBackgroundAsync(), this, false);
                break;
            case Addition.Dropping when Interlocked.Exchange(ref isDropping, 1) == 0:
                UsageLog.Dropping(logger, options.Capacity);
                break;
        }
    }

    private ITimer CreateTimer()
    {
        // made by whoever asks first: the timer must not keep the agent's context, nor its activity
        using var suppressed = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        return clock.CreateTimer(
            static tracker => _ = ((UsageTracker)tracker!).WriteInBackgroundAsync(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    private async Task WriteInBackgroundAsync()
    {
        await writing.WaitAsync().ConfigureAwait(false);
        try
        {
            await WriteAsync(long.MaxValue, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // said by WriteAsync, and tried again after twice the time
            var patience = options.FlushInterval * Math.Pow(2, Math.Min(failures, 16));
            timer.Change(patience < MostPatience ? patience : MostPatience, Timeout.InfiniteTimeSpan);
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task WriteAsync(long until, CancellationToken cancellationToken)
    {
        while (buffer.Next(until) is { Length: > 0 } batch)
        {
            try
            {
                await Store.AppendAsync(batch, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                if (failures++ == 0)
                {
                    UsageLog.StoreFailed(logger, buffer.Count, exception);
                }

                throw;
            }

            buffer.Written();
            if (failures > 0)
            {
                failures = 0;
                UsageLog.StoreRecovered(logger, buffer.Dropped);
            }
        }

        Volatile.Write(ref isDropping, 0);
    }
}
