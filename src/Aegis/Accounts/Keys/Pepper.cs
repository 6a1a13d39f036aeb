namespace Aegis.Accounts;

/// <summary>A secret of the server, without which what a store keeps of keys can not be compared with keys.</summary>
public sealed class Pepper
{
    private const int MinLength = 32;
    private readonly byte[] key;

    /// <summary>A pepper.</summary>
    /// <param name="id">Which, as <see cref="ApiKey.PepperId"/> names it.</param>
    /// <param name="key">32 random bytes or more, kept where the database is not.</param>
    /// <exception cref="ArgumentException">The id is empty, or there are fewer bytes.</exception>
    public Pepper(string id, ReadOnlySpan<byte> key)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (key.Length < MinLength)
        {
            throw new ArgumentException(
                $"The pepper '{id}' has {key.Length} bytes and needs {MinLength}. Take random ones.",
                nameof(key)
            );
        }

        Id = id;
        this.key = key.ToArray();
    }

    /// <summary>Which, which is no secret.</summary>
    public string Id { get; }

    // a method: what writes properties out is not to find it
    internal ReadOnlySpan<byte> Reveal() => key;

    /// <summary>What a log may say of it.</summary>
    /// <returns>Its id.</returns>
    public override string ToString() => $"pepper {Id}";
}

/// <summary>
/// The peppers that keys may have been made with. To change the pepper, put a new one first and keep the old one until no key has
/// it any more.
/// </summary>
public sealed class PepperRing
{
    private readonly Dictionary<string, Pepper> peppers = new(StringComparer.Ordinal);

    /// <summary>A ring.</summary>
    /// <param name="current">What new keys are made with.</param>
    /// <param name="earlier">What older keys were made with.</param>
    /// <exception cref="ArgumentException">Two have the same id.</exception>
    public PepperRing(Pepper current, params IEnumerable<Pepper> earlier)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(earlier);
        Current = current;
        foreach (var pepper in earlier.Prepend(current))
        {
            if (!peppers.TryAdd(pepper.Id, pepper))
            {
                throw new ArgumentException(
                    $"There are two peppers '{pepper.Id}'. Give each an id of its own.",
                    nameof(earlier)
                );
            }
        }
    }

    /// <summary>What new keys are made with.</summary>
    public Pepper Current { get; }

    /// <summary>Looks a pepper up.</summary>
    /// <param name="id">Which.</param>
    /// <returns>The pepper; none when it is not in the ring.</returns>
    public Pepper? Find(string id) => peppers.GetValueOrDefault(id);
}
