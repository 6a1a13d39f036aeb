namespace Aegis.Accounts;

/// <summary>How long a verifier goes without asking the store.</summary>
public sealed class ApiKeyVerifierOptions
{
    /// <summary>
    /// How long a key that was found is used without asking again: so long may a key live that another process has revoked.
    /// Zero to 60 seconds; zero asks every time. Default: 10 seconds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is another.</exception>
    public TimeSpan KnownFor
    {
        get;
        set => field = Checked(value);
    } = TimeSpan.FromSeconds(10);

    /// <summary>How long a key that was not found is not asked for again. Zero to 60 seconds. Default: 5 seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is another.</exception>
    public TimeSpan UnknownFor
    {
        get;
        set => field = Checked(value);
    } = TimeSpan.FromSeconds(5);

    /// <summary>How many keys of each sort are remembered, from 1 on. Default: 10,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Capacity
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 10_000;

    private static TimeSpan Checked(TimeSpan value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromSeconds(60));
        return value;
    }
}
