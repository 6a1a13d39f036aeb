namespace Aegis.Client;

/// <summary>
/// A bucket of repetitions, filled by calls and a little by time. While much goes wrong it is empty, and the server gets
/// hardly more than there are calls.
/// </summary>
internal sealed class RetryBudget(double perCall, TimeProvider clock)
{
    /// <summary>What a client may have saved.</summary>
    public const double Burst = 10;

    /// <summary>So that a client that calls seldom is not left without.</summary>
    public const double PerSecond = 1;

    private readonly object gate = new();
    private double tokens = Burst;
    private long filledAt = clock.GetTimestamp();

    public void OnCall()
    {
        lock (gate)
        {
            tokens = Math.Min(Burst, tokens + perCall);
        }
    }

    public bool TryTake()
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            tokens = Math.Min(Burst, tokens + (clock.GetElapsedTime(filledAt, now).TotalSeconds * PerSecond));
            filledAt = now;
            if (tokens < 1)
            {
                return false;
            }

            tokens--;
            return true;
        }
    }
}
