using Polly;

namespace Aegis.Resilience;

/// <summary>A <see cref="CircuitBreaker"/> as a part of a Polly pipeline.</summary>
internal sealed class CircuitBreakerStrategy(CircuitBreaker breaker, IFaultClassifier classifier) : ResilienceStrategy
{
    /// <inheritdoc/>
    protected override ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback,
        ResilienceContext context,
        TState state
    )
    {
        if (!breaker.TryEnter(out var ticket, out var retryAfter))
        {
            return Outcome.FromExceptionAsValueTask<TResult>(new CircuitOpenException(breaker.Key, retryAfter));
        }

        ValueTask<Outcome<TResult>> call;
        try
        {
            call = callback(context, state);
        }
        catch (Exception exception)
        {
            // Polly's contract is to return outcomes, but nothing holds a user's callback to it
            call = Outcome.FromExceptionAsValueTask<TResult>(exception);
        }

        return call.IsCompletedSuccessfully
            ? ValueTask.FromResult(Report(ticket, call.Result, context))
            : ReportLaterAsync(call, context, ticket);
    }

    private async ValueTask<Outcome<TResult>> ReportLaterAsync<TResult>(
        ValueTask<Outcome<TResult>> call,
        ResilienceContext context,
        CircuitTicket ticket
    )
    {
        Outcome<TResult> outcome;
        try
        {
            outcome = await call.ConfigureAwait(context.ContinueOnCapturedContext);
        }
        catch (Exception exception)
        {
            outcome = Outcome.FromException<TResult>(exception);
        }

        return Report(ticket, outcome, context);
    }

    private Outcome<TResult> Report<TResult>(CircuitTicket ticket, Outcome<TResult> outcome, ResilienceContext context)
    {
        breaker.ReportOutcome(ticket, outcome.Exception, PolicyObserver.HasGivenUp(context), classifier);
        return outcome;
    }
}
