namespace Aegis.Client;

/// <summary>
/// Delays with decorrelated jitter: each is drawn between the shortest and three times the one before, so that clients that
/// have failed together do not come back together.
/// See https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter.
/// </summary>
internal sealed class Backoff(TimeSpan shortest, TimeSpan longest, Func<double> random)
{
    private TimeSpan? last;

    public TimeSpan Next()
    {
        var drawn = shortest + ((((last ?? shortest) * 3) - shortest) * random());
        last = drawn < longest ? drawn : longest;
        return last.Value;
    }

    public void Reset() => last = null;
}
