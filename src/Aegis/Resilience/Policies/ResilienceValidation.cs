using System.Globalization;
using Microsoft.Extensions.Options;

namespace Aegis.Resilience;

/// <summary>What policies can not be, in words that name the agent or tool and the option.</summary>
internal static class ResilienceValidation
{
    /// <summary>What a timer of .NET can wait for.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    // what Polly's own strategies ask of their options
    private static readonly TimeSpan LongestInPolly = TimeSpan.FromDays(1);

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);

    /// <exception cref="OptionsValidationException">Something can not be.</exception>
    public static void Validate(string name, ResilienceOptions options)
    {
        var failures = Failures(options)
            .Select(failure => $"The policy of '{name}' can not be used: {failure}")
            .ToList();
        if (failures.Count > 0)
        {
            throw new OptionsValidationException(name, typeof(ResilienceOptions), failures);
        }
    }

    private static IEnumerable<string> Failures(ResilienceOptions options)
    {
        var (retry, timeout, breaker, limit) = (
            options.Retry,
            options.Timeout,
            options.CircuitBreaker,
            options.ConcurrencyLimit
        );
        if (retry.MaxAttempts < 1)
        {
            yield return Text(
                $"Retry.MaxAttempts is {retry.MaxAttempts}; it has to be at least 1, which means no retry."
            );
        }

        foreach (
            var (option, wait) in new[]
            {
                ("Delay", retry.Delay),
                ("MaxDelay", retry.MaxDelay),
                ("MaxRetryAfter", retry.MaxRetryAfter),
            }
        )
        {
            if (wait < TimeSpan.Zero || wait > LongestInPolly)
            {
                yield return Text($"Retry.{option} is {wait}; it has to lie between zero and {LongestInPolly}.");
            }
        }

        foreach (var (option, limited) in new[] { ("Total", timeout.Total), ("Attempt", timeout.Attempt) })
        {
            if (limited < Shortest || limited > LongestInPolly)
            {
                yield return Text(
                    $"Timeout.{option} is {limited}; it has to lie between {Shortest} and {LongestInPolly}, or be null for no limit."
                );
            }
        }

        if (timeout.Attempt > timeout.Total)
        {
            yield return Text($"Timeout.Attempt, {timeout.Attempt}, is longer than Timeout.Total, {timeout.Total}.");
        }

        if (breaker.ConsecutiveFailures < 0)
        {
            yield return Text($"CircuitBreaker.ConsecutiveFailures is {breaker.ConsecutiveFailures}; 0 means never.");
        }

        if (breaker.RecoveryTimeout <= TimeSpan.Zero || breaker.RecoveryTimeout > Longest)
        {
            yield return Text(
                $"CircuitBreaker.RecoveryTimeout is {breaker.RecoveryTimeout}; it has to be above zero and at most {Longest}."
            );
        }

        if (!(breaker.FailureRatio is >= 0 and <= 1))
        {
            yield return Text(
                $"CircuitBreaker.FailureRatio is {breaker.FailureRatio}; it has to lie between 0, which means none, and 1."
            );
        }

        if (breaker.FailureRatio > 0 && breaker.MinimumThroughput < 2)
        {
            yield return Text(
                $"CircuitBreaker.MinimumThroughput is {breaker.MinimumThroughput}; it has to be at least 2."
            );
        }

        if (
            breaker.FailureRatio > 0
            && (breaker.SamplingDuration < TimeSpan.FromSeconds(0.5) || breaker.SamplingDuration > LongestInPolly)
        )
        {
            yield return Text(
                $"CircuitBreaker.SamplingDuration is {breaker.SamplingDuration}; it has to lie between 0.5 s and {LongestInPolly}."
            );
        }

        if (
            breaker.FailureRatio > 0
            && (breaker.RecoveryTimeout < TimeSpan.FromSeconds(0.5) || breaker.RecoveryTimeout > LongestInPolly)
        )
        {
            yield return Text(
                $"CircuitBreaker.RecoveryTimeout is {breaker.RecoveryTimeout}; beside a FailureRatio it has to lie between 0.5 s and {LongestInPolly}."
            );
        }

        if (limit.MaxConcurrent < 0)
        {
            yield return Text($"ConcurrencyLimit.MaxConcurrent is {limit.MaxConcurrent}; 0 means any number.");
        }

        if (limit.QueueLimit < 0)
        {
            yield return Text($"ConcurrencyLimit.QueueLimit is {limit.QueueLimit}; 0 means that nothing may wait.");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
