using Aegis.Resilience;
using Xunit;

namespace Aegis.Tests.Resilience.Breaker;

/// <summary>Words for what the tests do with a breaker.</summary>
internal static class BreakerSteps
{
    public static CircuitTicket Enter(this CircuitBreaker breaker)
    {
        Assert.True(breaker.TryEnter(out var ticket, out _));
        return ticket;
    }

    public static TimeSpan AssertRejects(this CircuitBreaker breaker)
    {
        Assert.False(breaker.TryEnter(out var ticket, out var retryAfter));
        Assert.Equal(default, ticket);
        return retryAfter;
    }

    public static void Call(this CircuitBreaker breaker, CircuitVerdict verdict, TimeSpan? retryAfter = null) =>
        breaker.Report(breaker.Enter(), verdict, retryAfter);

    public static CircuitBreaker Broken(
        TimeProvider clock,
        CircuitBreakerOptions? options = null,
        TimeSpan? retryAfter = null
    )
    {
        var breaker = new CircuitBreaker("model", options, clock);
        for (var call = 0; call < (options?.ConsecutiveFailureLimit ?? 5); call++)
        {
            breaker.Call(CircuitVerdict.Failure, retryAfter);
        }

        return breaker;
    }
}
