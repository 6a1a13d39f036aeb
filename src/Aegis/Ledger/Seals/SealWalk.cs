using System.Security.Cryptography;

namespace Aegis.Ledger;

/// <summary>One look through the seals: each goes on from the one before, and is the root of what it covers.</summary>
internal sealed class SealWalk(AuditPages pages, AuditFaults faults, SealAnchor? anchor)
{
    private ReadOnlyMemory<byte>? previous = new byte[SHA256.HashSizeInBytes];
    private long last;

    /// <summary>How many seals there were.</summary>
    public long Count { get; private set; }

    /// <summary>The number of the last seal when the walk began. Seals that come later are not looked at.</summary>
    public long Horizon { get; private set; }

    /// <summary>How many operations the seals cover; none when a seal can not be read.</summary>
    public long? Covered { get; private set; } = 0;

    public async ValueTask WalkAsync()
    {
        Horizon = (await pages.LastSealAsync().ConfigureAwait(false))?.Number ?? 0;
        var isThere = anchor is null;
        for (var all = pages.Seals(); await all.NextAsync().ConfigureAwait(false) && all.Current!.Number <= Horizon; )
        {
            var seal = all.Current;
            if (seal.Damage is { } damage)
            {
                faults.Add(damage);
                previous = null;
                Covered = null;
            }
            else
            {
                await CheckAsync(seal).ConfigureAwait(false);
                previous = seal.Hash;
                Covered += seal.Operations;
                isThere |= anchor?.IsOf(seal) is true;
            }

            Count += seal.Number == 0 ? 0 : 1;
            last = Math.Max(last, seal.Number);
        }

        if (!isThere)
        {
            faults.Add($"Seal {anchor!.Number} that was kept elsewhere is not there, or is another.");
        }
    }

    private async ValueTask CheckAsync(AuditSeal seal)
    {
        if (seal.Number != last + 1)
        {
            faults.Add($"Seal {seal.Number}: the one before, {seal.Number - 1}, is missing.");
        }
        else if (previous is { } hash && !hash.Span.SequenceEqual(seal.PreviousHash.Span))
        {
            faults.Add($"Seal {seal.Number}: it does not follow the one before.");
        }

        if (seal.At.Ticks % TimeSpan.TicksPerMillisecond != 0)
        {
            faults.Add($"Seal {seal.Number}: its time is not in whole milliseconds.");
        }

        if (!CryptographicOperations.FixedTimeEquals(AuditHash.Of(seal), seal.Hash.Span))
        {
            faults.Add($"Seal {seal.Number}: its hash is another.");
        }

        var operations = await pages.SealedByAsync(seal).ConfigureAwait(false);
        if (operations.Count != seal.Operations)
        {
            faults.Add($"Seal {seal.Number}: it covers {seal.Operations} operations, not {operations.Count}.");
        }
        else if (!SealHash.RootOf(operations).AsSpan().SequenceEqual(seal.Root.Span))
        {
            faults.Add($"Seal {seal.Number}: what it covers is another.");
        }
    }
}
