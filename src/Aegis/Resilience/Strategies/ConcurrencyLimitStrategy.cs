using System.Threading.RateLimiting;
using Polly;

#pragma warning disable CA1001 // the limiter holds nothing but who waits, and lives as long as its pipeline

namespace Aegis.Resilience;

/// <summary>Lets only so many calls run at once; the others wait in order. Polly's own is in a package that is not needed else.</summary>
internal sealed class ConcurrencyLimitStrategy(string name, ConcurrencyLimitOptions options) : ResilienceStrategy
{
    private readonly ConcurrencyLimiter limiter = new(
        new ConcurrencyLimiterOptions
        {
            PermitLimit = options.MaxConcurrent,
            QueueLimit = options.QueueLimit,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }
    );

    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback,
        ResilienceContext context,
        TState state
    )
    {
        RateLimitLease lease;
        try
        {
            lease = await limiter
                .AcquireAsync(1, context.CancellationToken)
                .ConfigureAwait(context.ContinueOnCapturedContext);
        }
        catch (OperationCanceledException cancelled)
        {
            return Outcome.FromException<TResult>(cancelled);
        }

        using (lease)
        {
            return lease.IsAcquired
                ? await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext)
                : Outcome.FromException<TResult>(new AgentPoolFullException(name, options.QueueLimit));
        }
    }
}
