namespace Aegis.Accounts;

/// <summary>Rows of keys for a short while, and the ids of which there is none. Each sort is bounded.</summary>
internal sealed class KeyCache(ApiKeyVerifierOptions options, TimeProvider clock)
{
    private readonly object gate = new();
    private readonly Dictionary<string, (KeyOfTenant Row, long Since)> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> unknown = new(StringComparer.Ordinal);
    private int changes;

    /// <summary>Grows whenever something is forgotten: what was read before is not to be remembered after.</summary>
    public int Changes => Volatile.Read(ref changes);

    /// <returns>Whether anything is known of the key; the row is none when it is that there is none.</returns>
    public bool TryFind(string keyId, out KeyOfTenant? row)
    {
        lock (gate)
        {
            row = null;
            if (known.TryGetValue(keyId, out var entry) && clock.GetElapsedTime(entry.Since) < options.KnownFor)
            {
                row = entry.Row;
                return true;
            }

            return unknown.TryGetValue(keyId, out var since) && clock.GetElapsedTime(since) < options.UnknownFor;
        }
    }

    public void Put(string keyId, KeyOfTenant? row, int changesBefore)
    {
        lock (gate)
        {
            if (changes != changesBefore)
            {
                return;
            }

            var now = clock.GetTimestamp();
            if (row is null)
            {
                MakeRoom(unknown);
                unknown[keyId] = now;
            }
            else
            {
                MakeRoom(known);
                known[keyId] = (row, now);
            }
        }
    }

    public void Forget(string keyId)
    {
        lock (gate)
        {
            changes++;
            known.Remove(keyId);
            unknown.Remove(keyId);
        }
    }

    // to begin anew costs a read for each key in use, and that only when there are more keys than fit
    private void MakeRoom<T>(Dictionary<string, T> entries)
    {
        if (entries.Count >= options.Capacity)
        {
            entries.Clear();
        }
    }
}
