using System.Globalization;
using Aegis.Graph.Model;

namespace Aegis.Graph.Rules;

/// <summary>What the numbers of a policy attribute can be. The runtime refuses the same, when named options say them.</summary>
internal static class PolicyLimits
{
    /// <summary>What the strategies can wait at the longest: a day.</summary>
    private const double LongestSeconds = 86_400;

    /// <summary>What the strategies can wait at the least.</summary>
    private const double ShortestSeconds = 0.01;

    /// <summary>Each number that can not be.</summary>
    public static IEnumerable<PolicyViolation> Violations(Policy policy)
    {
        foreach (var number in policy.Numbers)
        {
            if (LimitOf(policy, number.Name, number.Value) is { } limit)
            {
                yield return new(number.Name, Text(number.Value), limit.Remedy, limit.Meant);
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
            yield return new(
                "AttemptSeconds",
                Text(attempt),
                $"one attempt may not take longer than the {Text(total)} s that all may take together",
                total >= ShortestSeconds ? Text(total) : null
            );
        }
    }

    private static (string Remedy, string? Meant)? LimitOf(Policy policy, string name, double value) =>
        (policy.Kind, name) switch
        {
            (PolicyKind.Retry, "MaxAttempts") => AtLeast(value, 1, "how often to call in all; 1 means no retry"),
            (PolicyKind.Retry, "MaxDelaySeconds") when policy["DelaySeconds"] is { } delay && value < delay => (
                $"set it to at least DelaySeconds, {Text(delay)}",
                Text(delay)
            ),
            (PolicyKind.Retry, _) => Between(value, 0, LongestSeconds),
            (PolicyKind.Timeout, _) when double.IsPositiveInfinity(value) => null,
            // no time at all may stand for no limit: a millisecond is the least likely
            (PolicyKind.Timeout, _) => value < ShortestSeconds
                ? Between(value, ShortestSeconds, LongestSeconds)?.WithoutGuess()
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
            // below 0 may stand for any number, which 0 is not
            (PolicyKind.ConcurrencyLimit, "QueueLimit") => AtLeast(value, 0, "how many calls may wait")?.WithoutGuess(),
            _ => null,
        };

    private static (string Remedy, string? Meant)? AtLeast(double value, double least, string what) =>
        value >= least ? null : ($"set it to {Text(least)} or more: {what}", Text(least));

    private static (string Remedy, string? Meant)? Between(double value, double least, double most) =>
        value >= least && value <= most
            ? null
            : (
                $"set it between {Text(least)} and {Text(most)}",
                double.IsNaN(value) ? null : Text(value < least ? least : most)
            );

    private static (string Remedy, string? Meant) WithoutGuess(this (string Remedy, string? Meant) limit) =>
        (limit.Remedy, null);

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>A number of a policy that can not be.</summary>
/// <param name="Name">The attribute's property.</param>
/// <param name="Value">What it is.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Meant">The one value that was obviously meant, as code; null where there is none.</param>
internal sealed record PolicyViolation(string Name, string Value, string Remedy, string? Meant);
