namespace Aegis.Metrics;

/// <summary>
/// 100 × (0.5 × success rate + 0.3 × latency factor + 0.2 × (1 − weighted error rate)), with the weights of
/// <see cref="HealthOptions"/>; 100 without calls.
/// </summary>
/// <remarks>
/// The latency factor is 1 while the 95th percentile is within the target, and else the target divided by it. The weighted error
/// rate adds up the errors by the weights of their kinds, divides them by the calls that succeeded or failed, and is 1 at most.
/// What there is nothing to say of counts in full: the latency when nothing was measured, say.
/// </remarks>
public sealed class HealthScore : IHealthScore
{
    private readonly HealthOptions options;
    private readonly double weights;

    /// <summary>A score.</summary>
    /// <param name="options">What it goes by. Default: as <see cref="HealthOptions"/> says.</param>
    /// <exception cref="ArgumentException">A weight is negative or no number, all three are 0, or the target is not positive.</exception>
    public HealthScore(HealthOptions? options = null)
    {
        this.options = options ??= new HealthOptions();
        weights = options.SuccessWeight + options.LatencyWeight + options.ErrorWeight;
        var each = (double[])
            [options.SuccessWeight, options.LatencyWeight, options.ErrorWeight, .. options.ErrorKindWeights.Values];
        if (!each.All(static weight => double.IsFinite(weight) && weight >= 0) || !(weights > 0))
        {
            throw new ArgumentException(
                $"The weights of {nameof(HealthOptions)} have to be 0 or more, and one of the success, latency and error weights more than 0.",
                nameof(options)
            );
        }

        if (options.LatencyTarget <= TimeSpan.Zero)
        {
            throw new ArgumentException(
                $"{nameof(HealthOptions)}.{nameof(HealthOptions.LatencyTarget)} is {options.LatencyTarget}; it has to be positive.",
                nameof(options)
            );
        }
    }

    /// <inheritdoc/>
    public double Score(AgentStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        if (statistics.Calls == 0)
        {
            return 100;
        }

        var score =
            (options.SuccessWeight * (statistics.SuccessRate ?? 1))
            + (options.LatencyWeight * LatencyFactor(statistics.Latency))
            + (options.ErrorWeight * (1 - ErrorRate(statistics)));
        return Math.Clamp(100 * score / weights, 0, 100);
    }

    private double LatencyFactor(LatencyStatistics? latency) =>
        latency is null || latency.P95 <= options.LatencyTarget ? 1 : options.LatencyTarget / latency.P95;

    private double ErrorRate(AgentStatistics statistics)
    {
        var ended = statistics.Succeeded + statistics.Failed;
        var weighted = statistics.Errors.Sum(error => error.Value * WeightOf(error.Key));
        return weighted == 0 ? 0
            : ended == 0 ? 1
            : Math.Min(weighted / ended, 1);
    }

    private double WeightOf(string kind) => options.ErrorKindWeights.TryGetValue(kind, out var weight) ? weight : 1;
}
