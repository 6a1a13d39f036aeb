using System.Threading.RateLimiting;

namespace Aegis.Resilience;

/// <content>Calls that do nothing for a while, and let others have their place.</content>
public sealed partial class AgentPool
{
    private readonly object returnGate = new();
    private readonly Queue<TaskCompletionSource<RateLimitLease>> returning = new();

    /// <summary>
    /// Frees the place of a call that waits for people. That says nothing of the called; one that was to try whether the
    /// circuit can be closed leaves that to the next one.
    /// </summary>
    internal AgentPoolLease StepAside(RateLimitLease place, CircuitTicket ticket)
    {
        if (ticket.IsProbe)
        {
            Breaker.Report(ticket, CircuitVerdict.Ignore);
            ticket = default;
        }

        Leave(place);
        return new AgentPoolLease(this, place: null, ticket);
    }

    /// <summary>
    /// Takes a place for a call that goes on. It has been let in before: neither the circuit nor the queue's limit turns it
    /// away, and it comes before calls that have not begun.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The pool was disposed of meanwhile.</exception>
    internal async ValueTask<AgentPoolLease> StepBackAsync(CircuitTicket ticket, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref waiting);
        RateLimitLease place;
        try
        {
            place = await ReturnAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            throw Disposed();
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }

        if (!occupancy.TryEnter())
        {
            PassOn(place);
            throw Disposed();
        }

        return new AgentPoolLease(this, place, ticket);
    }

    private async ValueTask<RateLimitLease> ReturnAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<RateLimitLease> turn;
        lock (returnGate)
        {
            var place = limiter.AttemptAcquire();
            if (place.IsAcquired)
            {
                return place;
            }

            place.Dispose();
            turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
            returning.Enqueue(turn);
        }

        using var registration = cancellationToken.UnsafeRegister(
            static (turn, token) => ((TaskCompletionSource<RateLimitLease>)turn!).TrySetCanceled(token),
            turn
        );
        return await turn.Task.ConfigureAwait(false);
    }

    /// <summary>Gives a place to the call that has waited longest to go on, else to those that have not begun.</summary>
    private void PassOn(RateLimitLease place)
    {
        lock (returnGate)
        {
            while (returning.TryDequeue(out var turn))
            {
                if (turn.TrySetResult(place))
                {
                    return;
                }
            }

            place.Dispose();
        }
    }
}
