using System.Globalization;

namespace Aegis.Resilience;

/// <summary>A call was turned away because those before it had failed; nothing was sent.</summary>
public sealed class CircuitOpenException : Exception
{
    /// <summary>A call that was turned away.</summary>
    /// <param name="key">What the circuit guards.</param>
    /// <param name="retryAfter">How long until a call is let through to try; never negative.</param>
    public CircuitOpenException(string key, TimeSpan retryAfter)
        : base(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The circuit of '{key}' is open after too many failures in a row: the call was not made. "
                    + $"The next one is let through in {Math.Max(0, retryAfter.TotalSeconds):0.#} s."
            )
        )
    {
        Key = key;
        RetryAfter = retryAfter < TimeSpan.Zero ? TimeSpan.Zero : retryAfter;
    }

    /// <summary>What the circuit guards: the key of its breaker.</summary>
    public string Key { get; }

    /// <summary>How long until a call is let through to try; zero while such a call is under way.</summary>
    public TimeSpan RetryAfter { get; }
}
