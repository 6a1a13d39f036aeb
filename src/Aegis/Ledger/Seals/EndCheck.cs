namespace Aegis.Ledger;

/// <summary>
/// Whether the last records of an operation are there. Others write and seal meanwhile: what looks wrong is read again, in an
/// order in which it can only look wrong when it is.
/// </summary>
internal sealed class EndCheck(
    AuditPages pages,
    AuditFaults faults,
    ILedgerStore? ledger,
    string tenant,
    CancellationToken cancellationToken
)
{
    private const int MostTries = 10;
    private long expectedSeal;

    /// <summary>Something is said to be covered by a seal that came after the walk had begun.</summary>
    public void ExpectSeal(long number) => expectedSeal = Math.Max(expectedSeal, number);

    public async ValueTask CheckLaterSealsAsync()
    {
        if (expectedSeal > ((await pages.LastSealAsync().ConfigureAwait(false))?.Number ?? 0))
        {
            faults.Add($"Seal {expectedSeal} is said to cover operations, and is not there.");
        }
    }

    public async ValueTask CheckAsync(Guid id, OperationTrail trail, bool isWhole)
    {
        if (id != Guid.Empty && trail.EndsOddly)
        {
            await LookAgainAsync(id).ConfigureAwait(false);
        }

        if (isWhole && ledger is not null && trail.Last > trail.SealedUpTo)
        {
            await AskLedgerAsync(id, trail.Records).ConfigureAwait(false);
        }
    }

    // a record is unsealed when it is written, and moves from there to a seal; it never moves back
    private async ValueTask LookAgainAsync(Guid id)
    {
        var before = await pages.UnsealedOfAsync(id).ConfigureAwait(false);
        var last = await pages.LastRecordOfAsync(id).ConfigureAwait(false);
        var after = await pages.UnsealedOfAsync(id).ConfigureAwait(false);
        var covered = 0;
        for (
            var covers = pages.Sealed(AuditPages.BeforeFirst(id));
            await covers.NextAsync().ConfigureAwait(false) && covers.Current!.OperationId == id;

        )
        {
            covered = Math.Max(covered, covers.Current.Sequence);
            ExpectSeal(covers.Current.Number);
        }

        if (last > Math.Max(covered, Math.Max(before, after)))
        {
            faults.Add($"Operation {id}: record {last} is neither sealed nor about to be. Was a seal removed?");
        }

        // neither unsealed any more nor sealed: it was reaped with its operation
        if (before > last && (after > 0 || covered >= before))
        {
            faults.Add($"Operation {id}: record {before} is missing.");
        }
    }

    private async ValueTask AskLedgerAsync(Guid id, List<AuditRecord> records)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var operation = await FindAsync(id).ConfigureAwait(false);
            if (operation is null)
            {
                return;
            }

            if (await pages.LastRecordOfAsync(id).ConfigureAwait(false) == records[^1].Sequence)
            {
                if (AuditChain.Verify(operation, records) is { } fault)
                {
                    faults.Add($"Operation {id}: {fault}");
                }

                return;
            }

            // it went on meanwhile
            records = await ReadAsync(id).ConfigureAwait(false);
            if (records.Count == 0 || records.Exists(static record => record.Damage is not null))
            {
                return;
            }
        }
    }

    private async ValueTask<OperationRecord?> FindAsync(Guid id)
    {
        try
        {
            return await ledger!.FindAsync(tenant, id, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception damage)
            when (damage
                    is InvalidDataException
                        or ArgumentException
                        or InvalidCastException
                        or FormatException
                        or OverflowException
            )
        {
            faults.Add($"Operation {id}: it can not be read: {damage.Message}");
            return null;
        }
    }

    private async ValueTask<List<AuditRecord>> ReadAsync(Guid id)
    {
        var trail = new List<AuditRecord>();
        for (
            var all = pages.Records(AuditPages.BeforeFirst(id));
            await all.NextAsync().ConfigureAwait(false) && all.Current!.OperationId == id;

        )
        {
            trail.Add(all.Current);
        }

        return trail;
    }
}
