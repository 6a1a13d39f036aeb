namespace Aegis.Resilience;

/// <summary>When a circuit opens, and how it recovers. A breaker takes them over when it is made.</summary>
public sealed class CircuitBreakerOptions
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>After how many failures in a row the circuit opens. Default: 5; at least 1.</summary>
    public int ConsecutiveFailureLimit { get; set; } = 5;

    /// <summary>
    /// How long the circuit stays open before it lets a probe through; longer when a failure said how long to wait
    /// (<c>Retry-After</c>), however long that is. Default: 30 seconds; longer than zero, at most 365 days.
    /// </summary>
    public TimeSpan RecoveryTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// After how long a probe that has not ended is given up, so that the next call becomes the probe. Must be longer than
    /// a call may take, or there are two at once. Default: 2 minutes; longer than zero, at most 365 days.
    /// </summary>
    public TimeSpan ProbeLease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// By how much <see cref="RecoveryTimeout"/> grows with each probe that fails, until the circuit is closed again. When
    /// it does grow, each of its values is drawn from 90 % to 110 %, so that many breakers do not probe in step. Default: 1,
    /// it does not grow; at least 1.
    /// </summary>
    public double BackoffFactor { get; set; } = 1;

    /// <summary>
    /// What <see cref="RecoveryTimeout"/> grows to at most; of no account while <see cref="BackoffFactor"/> is 1. Default: 10
    /// minutes; at least <see cref="RecoveryTimeout"/>, at most 365 days.
    /// </summary>
    public TimeSpan MaxRecoveryTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Draws a number from 0 to 1, for the spread of <see cref="BackoffFactor"/>. Called while the breaker is locked. Default:
    /// <see cref="Random.Shared"/>.
    /// </summary>
    public Func<double> Randomizer { get; set; } = Random.Shared.NextDouble;

    /// <summary>A copy that nobody can change any more, if all is as it has to be.</summary>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    internal CircuitBreakerOptions Checked()
    {
        Require(
            ConsecutiveFailureLimit >= 1,
            nameof(ConsecutiveFailureLimit),
            ConsecutiveFailureLimit,
            "be at least 1"
        );
        RequireDuration(nameof(RecoveryTimeout), RecoveryTimeout);
        RequireDuration(nameof(ProbeLease), ProbeLease);
        Require(
            BackoffFactor >= 1 && double.IsFinite(BackoffFactor),
            nameof(BackoffFactor),
            BackoffFactor,
            "be at least 1"
        );
        if (BackoffFactor > 1)
        {
            RequireDuration(nameof(MaxRecoveryTimeout), MaxRecoveryTimeout);
            Require(
                MaxRecoveryTimeout >= RecoveryTimeout,
                nameof(MaxRecoveryTimeout),
                MaxRecoveryTimeout,
                $"be at least {nameof(RecoveryTimeout)}, which is {RecoveryTimeout}"
            );
        }

        Require(Randomizer is not null, nameof(Randomizer), "null", "be a function");
        return (CircuitBreakerOptions)MemberwiseClone();
    }

    private static void RequireDuration(string option, TimeSpan value) =>
        Require(value > TimeSpan.Zero && value <= Longest, option, value, "be longer than zero and at most 365 days");

    private static void Require(bool isMet, string option, object value, string rule)
    {
        if (!isMet)
        {
            throw new ArgumentOutOfRangeException(
                option,
                value,
                FormattableString.Invariant($"{nameof(CircuitBreakerOptions)}.{option} is {value}, but has to {rule}.")
            );
        }
    }
}
