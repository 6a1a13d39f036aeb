using Aegis.Ledger;
using Aegis.Tools;
using Polly;
using Polly.Timeout;

namespace Aegis.Resilience;

/// <summary>One call under a policy, as the strategies pass it on.</summary>
internal readonly struct PolicyCall<TCall, T>(
    CallPolicy policy,
    PolicyObserver observer,
    TCall arguments,
    Func<TCall, CancellationToken, ValueTask<T>> method,
    Func<TCall, Exception, CancellationToken, ValueTask<T>>? fallback
)
{
    /// <summary>What the outermost strategy calls.</summary>
    public static readonly Func<ResilienceContext, PolicyCall<TCall, T>, ValueTask<Outcome<T>>> Run = static (
        context,
        call
    ) => call.HasFallback ? call.WithFallbackAsync(context) : call.Attempt(context);

    private static readonly Func<ResilienceContext, PolicyCall<TCall, T>, ValueTask<Outcome<T>>> AttemptOnce = static (
        context,
        call
    ) => call.Attempt(context);

    public PolicyObserver Observer => observer;

    private bool HasFallback => fallback is not null;

    private ValueTask<Outcome<T>> Attempt(ResilienceContext context) =>
        policy.AttemptLimit is { } limit
            ? AttemptWithinAsync(limit, context.CancellationToken)
            : Attempt(context.CancellationToken);

    private async ValueTask<Outcome<T>> AttemptWithinAsync(TimeSpan limit, CancellationToken token)
    {
        using var clock = new AttemptClock(limit, policy.Clock, token);
        observer.Clock = clock;
        var outcome = await Attempt(clock.Token).ConfigureAwait(false);
        observer.Clock = null;
        await clock.EndAsync().ConfigureAwait(false);
        return clock.IsOver && outcome.Exception is OperationCanceledException given && !token.IsCancellationRequested
            ? Outcome.FromException<T>(new TimeoutRejectedException("The attempt took too long.", limit, given))
            : outcome;
    }

    private ValueTask<Outcome<T>> Attempt(CancellationToken token)
    {
        ValueTask<T> pending;
        try
        {
            observer.StartAttempt(token);
            pending = method(arguments, token);
            if (pending.IsCompletedSuccessfully)
            {
                return new(Outcome.FromResult(pending.Result));
            }
        }
        catch (Exception exception)
        {
            return Outcome.FromExceptionAsValueTask<T>(exception);
        }

        return AwaitAsync(pending);
    }

    private static async ValueTask<Outcome<T>> AwaitAsync(ValueTask<T> pending)
    {
        try
        {
            return Outcome.FromResult(await pending.ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            return Outcome.FromException<T>(exception);
        }
    }

    private async ValueTask<Outcome<T>> WithFallbackAsync(ResilienceContext context)
    {
        var outcome = await policy.Inner.ExecuteOutcomeAsync(AttemptOnce, context, this).ConfigureAwait(false);
        if (
            outcome.Exception is not { } exception
            // no fallback makes up for what the app lacks
            // or for what people have not decided yet
            || exception is ToolSetupException or ApprovalPendingException
            || context.CancellationToken.IsCancellationRequested
        )
        {
            return outcome;
        }

        var error = policy.Translate(exception);
        policy.NoteFallback(observer, error, context.CancellationToken);
        try
        {
            return Outcome.FromResult(
                await fallback!(arguments, error, context.CancellationToken).ConfigureAwait(false)
            );
        }
        catch (Exception second)
        {
            return Outcome.FromException<T>(second);
        }
    }
}
