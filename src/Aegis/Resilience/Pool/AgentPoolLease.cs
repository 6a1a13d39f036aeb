using System.Threading.RateLimiting;

namespace Aegis.Resilience;

/// <summary>A place in a pool and the ticket of its circuit, for one call.</summary>
internal readonly struct AgentPoolLease(AgentPool pool, RateLimitLease place, CircuitTicket ticket)
{
    /// <summary>Says what became of the call, and gives the place to the next one. Exactly once.</summary>
    /// <param name="error">What it has thrown; none when it has worked.</param>
    /// <param name="isCancelled">Whether its caller had given up when it ended.</param>
    public void Complete(Exception? error, bool isCancelled) => pool.Complete(place, ticket, error, isCancelled);
}
