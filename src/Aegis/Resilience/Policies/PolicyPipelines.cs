using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Aegis.Resilience;

/// <summary>Composes the Polly pipelines of one agent or tool: what is around a fallback, and what is within.</summary>
internal static class PolicyPipelines
{
    /// <summary>Concurrency limit, then total timeout.</summary>
    public static ResiliencePipelineBuilder AddOuter(this ResiliencePipelineBuilder builder, PolicyParts parts)
    {
        var options = parts.Options;
        if (options.ConcurrencyLimit.MaxConcurrent > 0)
        {
            var limit = new ConcurrencyLimitStrategy(parts.Name, options.ConcurrencyLimit);
            builder.AddStrategy(_ => limit);
        }

        if (options.Timeout.Total is { } total)
        {
            builder.AddTimeout(new TimeoutStrategyOptions { Timeout = total });
        }

        return builder;
    }

    /// <summary>Circuit breakers, then retry; the attempt timeout is the call's own, since it stands still at times.</summary>
    public static ResiliencePipelineBuilder AddInner(this ResiliencePipelineBuilder builder, PolicyParts parts)
    {
        var options = parts.Options;
        if (parts.Breaker is { } breaker)
        {
            builder.AddConsecutiveCircuitBreaker(breaker, parts.Classifier);
        }

        if (options.CircuitBreaker.FailureRatio > 0)
        {
            builder.AddCircuitBreaker(Ratio(options.CircuitBreaker, parts.Classifier));
        }

        if (options.Retry.MaxAttempts > 1)
        {
            builder.AddRetry(Retry(options.Retry, parts));
        }

        return builder;
    }

    private static CircuitBreakerStrategyOptions Ratio(CircuitPolicyOptions options, IFaultClassifier classifier) =>
        new()
        {
            FailureRatio = options.FailureRatio,
            MinimumThroughput = options.MinimumThroughput,
            SamplingDuration = options.SamplingDuration,
            BreakDuration = options.RecoveryTimeout,
            ShouldHandle = arguments =>
                new(
                    arguments.Outcome.Exception is { } error
                        && classifier.Classify(error, PolicyObserver.HasGivenUp(arguments.Context)).IsFailure
                ),
        };

    private static RetryStrategyOptions Retry(RetryOptions options, PolicyParts parts)
    {
        var rule = new RetryRule(options, parts.Classifier);
        return new RetryStrategyOptions
        {
            MaxRetryAttempts = options.MaxAttempts - 1,
            Delay = options.Delay,
            MaxDelay = options.MaxDelay,
            BackoffType = (DelayBackoffType)(2 - (int)options.Backoff),
            UseJitter = options.Jitter,
            Randomizer = options.Randomizer,
            ShouldHandle = arguments =>
                new(
                    arguments.Outcome.Exception is { } error
                        && rule.IsRetried(error, arguments.Context.CancellationToken.IsCancellationRequested)
                ),
            DelayGenerator = arguments => new(rule.WaitAskedFor(arguments.Outcome.Exception!)),
            OnRetry = arguments =>
            {
                // no retry without a call of a policy, which sets it
                var observer = arguments.Context.Properties.GetValue(PolicyObserver.Key, null!);
                observer.Retrying(parts.Name, parts.Translate(arguments.Outcome.Exception!), arguments.RetryDelay);
                return default;
            },
        };
    }
}
