using System.Threading.RateLimiting;

namespace Aegis.Resilience;

/// <content>How calls get in and out.</content>
public sealed partial class AgentPool
{
    /// <summary>Waits for a place and takes a ticket. Whoever is let in has to complete the lease, whatever happens.</summary>
    internal async ValueTask<AgentPoolLease> EnterAsync(CancellationToken cancellationToken)
    {
        if (Breaker.TryReject(out var retryAfter))
        {
            throw CircuitOpen(retryAfter);
        }

        var place = await AcquireAsync(cancellationToken).ConfigureAwait(false);
        if (!place.IsAcquired)
        {
            throw occupancy.IsClosed ? Disposed() : Full();
        }

        if (!occupancy.TryEnter())
        {
            place.Dispose();
            throw Disposed();
        }

        if (!Breaker.TryEnter(out var ticket, out retryAfter))
        {
            Leave(place);
            throw CircuitOpen(retryAfter);
        }

        return new AgentPoolLease(this, place, ticket);
    }

    /// <summary>Gives the verdict before the place, so that the next call knows of it.</summary>
    internal void Complete(RateLimitLease? place, CircuitTicket ticket, Exception? error, bool isCancelled)
    {
        try
        {
            totals.CountEnded(error, isCancelled);
            Breaker.ReportOutcome(ticket, error, isCancelled, classifier);
        }
        finally
        {
            if (place is not null)
            {
                Leave(place);
            }
        }
    }

    private static ConcurrencyLimiter CreateLimiter(AgentPoolOptions options) =>
        new(
            new ConcurrencyLimiterOptions
            {
                PermitLimit = options.MaxConcurrent,
                QueueLimit = options.QueueLimit,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );

    private async ValueTask<T> RunAsync<TState, T>(
        TState state,
        Func<TState, CancellationToken, ValueTask<T>> action,
        CancellationToken cancellationToken
    )
    {
        var lease = await EnterAsync(cancellationToken).ConfigureAwait(false);
        T result;
        try
        {
            result = await action(state, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            lease.Complete(exception, cancellationToken.IsCancellationRequested);
            throw;
        }

        lease.Complete(error: null, isCancelled: false);
        return result;
    }

    private async ValueTask<RateLimitLease> AcquireAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            return await limiter.AcquireAsync(permitCount: 1, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            totals.CountGivenUp();
            throw;
        }
        catch (ObjectDisposedException)
        {
            throw Disposed();
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private void Leave(RateLimitLease place)
    {
        occupancy.Leave();
        PassOn(place);
    }

    private CircuitOpenException CircuitOpen(TimeSpan retryAfter)
    {
        totals.CountRejected();
        return new CircuitOpenException(Breaker.Key, retryAfter);
    }

    private AgentPoolFullException Full()
    {
        totals.CountRejected();
        return new AgentPoolFullException(Name, queueLimit);
    }

    private ObjectDisposedException Disposed()
    {
        totals.CountRejected();
        return new ObjectDisposedException(Name, $"The pool '{Name}' was disposed of: it takes no more calls.");
    }
}
