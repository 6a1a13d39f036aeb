using System.Globalization;
using Aegis.Graph.Model;

namespace Aegis.Graph.Rules;

/// <summary>What the numbers of a policy attribute can be. The runtime refuses the same, when named options say them.</summary>
internal static class PolicyLimits
{
    /// <summary>What the strategies can wait at the longest: a day.</summary>
    private const double LongestSeconds = 86_400;

    /// <summary>The resolution of timers: less would be no time at all.</summary>
    private const double ShortestSeconds = 0.001;

    /// <summary>Each number that can not be: its name, its value and what to do.</summary>
    public static IEnumerable<(string Name, string Value, string Remedy)> Violations(Policy policy)
    {
        foreach (var number in policy.Numbers)
        {
            if (RemedyFor(policy, number.Name, number.Value) is { } remedy)
            {
                yield return (number.Name, Text(number.Value), remedy);
            }
        }

        if (
            policy is { Kind: PolicyKind.Timeout }
            && policy["AttemptSeconds"] is { } attempt
            && policy["TotalSeconds"] is { } total
            && attempt > total
            && !double.IsPositiveInfinity(attempt)
        )
        {
            yield return (
                "AttemptSeconds",
                Text(attempt),
                $"one attempt may not take longer than the {Text(total)} s that all may take together"
            );
        }
    }

    private static string? RemedyFor(Policy policy, string name, double value) =>
        (policy.Kind, name) switch
        {
            (PolicyKind.Retry, "MaxAttempts") => AtLeast(value, 1, "how often to call in all; 1 means no retry"),
            (PolicyKind.Retry, "MaxDelaySeconds") when value < (policy["DelaySeconds"] ?? 0) =>
                $"set it to at least DelaySeconds, {Text(policy["DelaySeconds"] ?? 0)}",
            (PolicyKind.Retry, _) => Between(value, 0, LongestSeconds),
            (PolicyKind.Timeout, _) => double.IsPositiveInfinity(value)
                ? null
                : Between(value, ShortestSeconds, LongestSeconds),
            (PolicyKind.CircuitBreaker, "ConsecutiveFailures") => AtLeast(
                value,
                1,
                "how many failures in a row open it"
            ),
            (PolicyKind.CircuitBreaker, "FailureRatio") => Between(value, 0, 1),
            (PolicyKind.CircuitBreaker, "MinimumThroughput") => AtLeast(
                value,
                2,
                "how many calls the share is taken of"
            ),
            (PolicyKind.CircuitBreaker, _) => Between(value, 0.5, LongestSeconds),
            (PolicyKind.ConcurrencyLimit, "MaxConcurrent") => AtLeast(value, 1, "how many calls may run at once"),
            (PolicyKind.ConcurrencyLimit, "QueueLimit") => AtLeast(value, 0, "how many calls may wait"),
            _ => null,
        };

    private static string? AtLeast(double value, double least, string what) =>
        value >= least ? null : $"set it to {Text(least)} or more: {what}";

    private static string? Between(double value, double least, double most) =>
        value >= least && value <= most ? null : $"set it between {Text(least)} and {Text(most)}";

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
