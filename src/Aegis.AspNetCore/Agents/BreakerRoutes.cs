using Aegis.AspNetCore.Identity;
using Aegis.AspNetCore.Problems;
using Aegis.Ledger;
using Aegis.Resilience;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Agents;

/// <summary>A circuit breaker as it is now, in this process.</summary>
/// <param name="Agent">What it guards: the id of an agent, or the key of several.</param>
/// <param name="State">closed, open, half_open or isolated.</param>
/// <param name="ConsecutiveFailures">How many calls have failed since the last that worked.</param>
/// <param name="RetryAfterSeconds">How long it stays open; none for good, 0 when it is not.</param>
/// <param name="Successes">How many calls have worked.</param>
/// <param name="Failures">How many have failed.</param>
/// <param name="Rejections">How many were turned away.</param>
internal sealed record BreakerAnswer(
    string Agent,
    CircuitState State,
    int ConsecutiveFailures,
    double? RetryAfterSeconds,
    long Successes,
    long Failures,
    long Rejections
)
{
    public static BreakerAnswer Of(CircuitSnapshot circuit) =>
        new(
            circuit.Key,
            circuit.State,
            circuit.ConsecutiveFailures,
            circuit.RetryAfter == TimeSpan.MaxValue ? null : circuit.RetryAfter.TotalSeconds,
            circuit.Successes,
            circuit.Failures,
            circuit.Rejections
        );
}

/// <summary>The breakers of this process.</summary>
/// <param name="CircuitBreakers">By what they guard.</param>
internal sealed record BreakerList(IReadOnlyList<BreakerAnswer> CircuitBreakers);

/// <summary>
/// GET circuit-breakers, POST circuit-breakers/{agent}/reset. Breakers guard what all tenants share, and are the app's own: to
/// callers of other tenants than <c>default</c> there are none.
/// </summary>
internal sealed class BreakerRoutes(CircuitBreakerRegistry breakers)
{
    public IResult List(HttpContext context) =>
        ServerJson.Ok(new BreakerList(IsOwn(context) ? [.. breakers.Snapshots().Select(BreakerAnswer.Of)] : []));

    public IResult Reset(HttpContext context, string agent)
    {
        // the one character that addresses keep escaped
        var key = agent.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        return IsOwn(context) && breakers.Reset(key)
            ? ServerJson.Ok(BreakerAnswer.Of(breakers.GetBreaker(key).Snapshot()))
            : Refusals.NotFound();
    }

    private static bool IsOwn(HttpContext context) => Caller.Required(context).Tenant == LedgerAction.DefaultTenant;
}
