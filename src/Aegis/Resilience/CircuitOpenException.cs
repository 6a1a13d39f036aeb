using System.Globalization;

namespace Aegis.Resilience;

/// <summary>A call was turned away because those before it had failed, or somebody isolated the circuit; nothing was sent.</summary>
public sealed class CircuitOpenException : Exception
{
    /// <summary>A call that was turned away.</summary>
    /// <param name="key">What the circuit guards.</param>
    /// <param name="retryAfter">
    /// How long until a call is let through to try; never negative, and <see cref="TimeSpan.MaxValue"/> when the circuit is
    /// isolated.
    /// </param>
    public CircuitOpenException(string key, TimeSpan retryAfter)
        : base(Describe(key, retryAfter))
    {
        Key = key;
        RetryAfter = retryAfter < TimeSpan.Zero ? TimeSpan.Zero : retryAfter;
    }

    /// <summary>What the circuit guards: the key of its breaker.</summary>
    public string Key { get; }

    /// <summary>
    /// How long until a call is let through to try; zero while such a call is under way, and <see cref="TimeSpan.MaxValue"/>
    /// when the circuit is isolated until somebody resets it.
    /// </summary>
    public TimeSpan RetryAfter { get; }

    private static string Describe(string key, TimeSpan retryAfter)
    {
        if (retryAfter == TimeSpan.MaxValue)
        {
            return $"The circuit of '{key}' is isolated: the call was not made. Reset the circuit to let calls through.";
        }

        var next =
            retryAfter > TimeSpan.Zero
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"The next one is let through in {retryAfter.TotalSeconds:0.#} s."
                )
                : "A single call is under way to see whether it works again.";
        return $"The circuit of '{key}' is open after too many failures in a row: the call was not made. {next}";
    }
}
