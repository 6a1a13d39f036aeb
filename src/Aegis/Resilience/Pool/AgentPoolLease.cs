using System.Threading.RateLimiting;

namespace Aegis.Resilience;

/// <summary>A place in a pool and the ticket of its circuit, for one call.</summary>
internal readonly struct AgentPoolLease(AgentPool pool, RateLimitLease? place, CircuitTicket ticket)
{
    /// <summary>Says what became of the call, and gives the place to the next one. Exactly once.</summary>
    /// <param name="error">What it has thrown; none when it has worked.</param>
    /// <param name="isCancelled">Whether its caller had given up when it ended.</param>
    public void Complete(Exception? error, bool isCancelled) => pool.Complete(place, ticket, error, isCancelled);

    /// <summary>Gives the place to the next one while the call goes on without.</summary>
    /// <returns>The lease from now on.</returns>
    public AgentPoolLease StepAside() => place is null ? this : pool.StepAside(place, ticket);

    /// <summary>Takes a place again.</summary>
    /// <returns>The lease from now on.</returns>
    public ValueTask<AgentPoolLease> StepBackAsync(CancellationToken cancellationToken) =>
        place is null ? pool.StepBackAsync(ticket, cancellationToken) : new(this);
}
