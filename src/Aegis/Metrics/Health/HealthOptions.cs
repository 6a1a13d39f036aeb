namespace Aegis.Metrics;

/// <summary>What <see cref="HealthScore"/> goes by.</summary>
public sealed class HealthOptions
{
    /// <summary>What the success rate weighs. Default: 0.5. Only how the three weights compare matters.</summary>
    public double SuccessWeight { get; set; } = 0.5;

    /// <summary>What the latency weighs. Default: 0.3.</summary>
    public double LatencyWeight { get; set; } = 0.3;

    /// <summary>What errors weigh by their kinds. Default: 0.2.</summary>
    public double ErrorWeight { get; set; } = 0.2;

    /// <summary>
    /// What the 95th percentile of the latency may be: up to there the latency counts in full, at twice that it counts half. Default:
    /// 30 seconds.
    /// </summary>
    public TimeSpan LatencyTarget { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How bad an error is, by its kind: 1 in full, 0 not at all. Default: 0 for <see cref="ErrorKinds.Cancelled"/>, 0.5 for
    /// <see cref="ErrorKinds.RateLimit"/>, <see cref="ErrorKinds.Rejected"/> and <see cref="ErrorKinds.Budget"/>, and 1 for all that
    /// are not named.
    /// </summary>
    public IDictionary<string, double> ErrorKindWeights { get; } =
        new Dictionary<string, double>(StringComparer.Ordinal)
        {
            [ErrorKinds.Cancelled] = 0,
            [ErrorKinds.RateLimit] = 0.5,
            [ErrorKinds.Rejected] = 0.5,
            [ErrorKinds.Budget] = 0.5,
        };
}
