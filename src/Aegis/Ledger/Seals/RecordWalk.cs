namespace Aegis.Ledger;

/// <summary>One look through the records, beside what the seals cover and what is yet to be sealed, all by operation.</summary>
internal sealed class RecordWalk(AuditPages pages, AuditFaults faults, SealWalk seals, EndCheck ends)
{
    private readonly Cursor<AuditRecord> records = pages.Records();
    private readonly Cursor<SealedOperation> covers = pages.Sealed();
    private readonly Cursor<SealedOperation> unsealed = pages.Unsealed();
    private long covered;

    /// <summary>How many records there were.</summary>
    public long Count { get; private set; }

    /// <summary>How many operations have records that no seal covers.</summary>
    public long Unsealed { get; private set; }

    public async ValueTask WalkAsync()
    {
        await covers.NextAsync().ConfigureAwait(false);
        await unsealed.NextAsync().ConfigureAwait(false);
        await records.NextAsync().ConfigureAwait(false);
        while (NextId() is { } id)
        {
            var trail = await ReadAsync(id).ConfigureAwait(false);
            var isWhole = true;
            foreach (var fault in trail.Faults)
            {
                faults.Add(fault);
                isWhole = false;
            }

            await ends.CheckAsync(id, trail, isWhole).ConfigureAwait(false);
        }

        if (seals.Covered is { } expected && covered != expected)
        {
            faults.Add($"The seals cover {expected} operations, and {covered} are said to be covered.");
        }

        await ends.CheckLaterSealsAsync().ConfigureAwait(false);
    }

    private Guid? NextId()
    {
        Guid? first = null;
        foreach (
            var id in (ReadOnlySpan<Guid?>)
                [records.Current?.OperationId, covers.Current?.OperationId, unsealed.Current?.OperationId]
        )
        {
            first = id is not null && (first is null || id.Value.CompareTo(first.Value) < 0) ? id : first;
        }

        return first;
    }

    private async ValueTask<OperationTrail> ReadAsync(Guid id)
    {
        var trail = new OperationTrail();
        for (; records.Current?.OperationId == id; await records.NextAsync().ConfigureAwait(false))
        {
            trail.Records.Add(records.Current);
            Count++;
        }

        for (; covers.Current?.OperationId == id; await covers.NextAsync().ConfigureAwait(false))
        {
            if (covers.Current.Number > seals.Horizon)
            {
                ends.ExpectSeal(covers.Current.Number);
                continue;
            }

            trail.Covers.Add(covers.Current);
            covered++;
        }

        for (; unsealed.Current?.OperationId == id; await unsealed.NextAsync().ConfigureAwait(false))
        {
            Unsealed += trail.Unsealed == 0 ? 1 : 0;
            trail.Unsealed = unsealed.Current.Sequence;
        }

        return trail;
    }
}
