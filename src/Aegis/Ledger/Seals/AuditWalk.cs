using System.Security.Cryptography;

namespace Aegis.Ledger;

/// <summary>One look through the audit of a tenant.</summary>
internal sealed class AuditWalk(IAuditStore store, ILedgerStore? ledger, string tenant)
{
    private const int PageSize = 500;
    private readonly List<string> faults = [];
    private readonly Dictionary<Guid, int> unsealed = [];
    private readonly HashSet<Guid> found = [];
    private long expected;
    private long records;
    private long seals;

    public AuditReport Report =>
        new()
        {
            Tenant = tenant,
            Records = records,
            Seals = seals,
            Unsealed = unsealed.Count,
            Faults = faults,
        };

    public void Add(string fault) => faults.Add(fault);

    /// <summary>Each seal goes on from the one before, and is the root of what it covers.</summary>
    public async ValueTask SealsAsync(AuditSeal? kept, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> previous = new byte[SHA256.HashSizeInBytes];
        var covered = 0L;
        var wasKept = kept is null;
        var all = new Cursor<AuditSeal>(
            (last, token) => store.ReadSealsAsync(tenant, last?.Number ?? 0, PageSize, token),
            cancellationToken
        );
        for (; await all.NextAsync().ConfigureAwait(false); previous = all.Current!.Hash)
        {
            var seal = all.Current!;
            seals++;
            covered += seal.Operations;
            if (await FaultOfAsync(seal, previous, cancellationToken).ConfigureAwait(false) is { } fault)
            {
                Add($"Seal {seal.Number}: {fault}");
            }

            wasKept |= kept?.Number == seal.Number && kept.Hash.Span.SequenceEqual(seal.Hash.Span);
        }

        if (!wasKept)
        {
            Add($"Seal {kept!.Number} that was kept elsewhere is not there, or is another.");
        }

        expected = covered;
    }

    /// <summary>Each record follows the one before, and each that was sealed is there as it was.</summary>
    public async ValueTask RecordsAsync(CancellationToken cancellationToken)
    {
        await ReadUnsealedAsync(cancellationToken).ConfigureAwait(false);
        var covers = new Cursor<SealedOperation>(
            (last, token) => store.ReadSealedAsync(tenant, PositionOf(last), PageSize, token),
            cancellationToken
        );
        var all = new Cursor<AuditRecord>(
            (last, token) => store.ReadByOperationAsync(tenant, PositionOf(last), PageSize, token),
            cancellationToken
        );
        await covers.NextAsync().ConfigureAwait(false);
        var trail = new List<AuditRecord>();
        while (await all.NextAsync().ConfigureAwait(false))
        {
            if (trail is [var first, ..] && first.OperationId != all.Current!.OperationId)
            {
                await CloseAsync(trail, covers, cancellationToken).ConfigureAwait(false);
                trail.Clear();
            }

            trail.Add(all.Current!);
        }

        records = all.Count;
        if (trail.Count > 0)
        {
            await CloseAsync(trail, covers, cancellationToken).ConfigureAwait(false);
        }

        await MissAsync(covers, upTo: null).ConfigureAwait(false);
        if (covers.Count != expected)
        {
            Add($"The seals cover {expected} operations, and {covers.Count} are said to be covered.");
        }

        foreach (var id in unsealed.Keys.Where(id => !found.Contains(id)))
        {
            Add($"Operation {id}: its records are missing.");
        }
    }

    private async ValueTask CloseAsync(
        List<AuditRecord> trail,
        Cursor<SealedOperation> covers,
        CancellationToken cancellationToken
    )
    {
        var id = trail[0].OperationId;
        found.Add(id);
        await MissAsync(covers, upTo: OrderOf(id)).ConfigureAwait(false);
        if (AuditChain.Verify(operation: null, trail) is { } fault)
        {
            Add($"Operation {id}: {fault}");
        }

        var upTo = 0;
        for (; covers.Current is { } cover && cover.OperationId == id; await covers.NextAsync().ConfigureAwait(false))
        {
            upTo = cover.Sequence;
            var record = trail.Find(record => record.Sequence == cover.Sequence);
            if (record is null || !record.Hash.Span.SequenceEqual(cover.Hash.Span))
            {
                Add($"Operation {id}: record {cover.Sequence} is not the one that was sealed.");
            }
        }

        var open = unsealed.GetValueOrDefault(id);
        var last = trail[^1].Sequence;
        if (last > Math.Max(upTo, open))
        {
            Add($"Operation {id}: record {last} is neither sealed nor about to be. Was a seal removed?");
        }

        if (last < open)
        {
            Add($"Operation {id}: record {open} is missing.");
        }

        if (last > upTo && ledger is not null)
        {
            var operation = await ledger.FindAsync(tenant, id, cancellationToken).ConfigureAwait(false);
            if (operation is not null && AuditChain.Verify(operation, trail) is { } lost)
            {
                Add($"Operation {id}: {lost}");
            }
        }
    }

    // whatever was sealed and comes before has no records
    private async ValueTask MissAsync(Cursor<SealedOperation> covers, string? upTo)
    {
        while (
            covers.Current is { } cover && (upTo is null || string.CompareOrdinal(OrderOf(cover.OperationId), upTo) < 0)
        )
        {
            Add($"Operation {cover.OperationId}: record {cover.Sequence} was sealed and is missing.");
            await covers.NextAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<string?> FaultOfAsync(
        AuditSeal seal,
        ReadOnlyMemory<byte> previous,
        CancellationToken cancellationToken
    )
    {
        var operations = await store.ReadSealedAsync(tenant, seal.Number, cancellationToken).ConfigureAwait(false);
        return seal.Number != seals ? $"it comes as number {seals}."
            : !previous.Span.SequenceEqual(seal.PreviousHash.Span) ? "it does not follow the one before."
            : !CryptographicOperations.FixedTimeEquals(AuditHash.Of(seal), seal.Hash.Span) ? "its hash is another."
            : operations.Count != seal.Operations ? $"it covers {seal.Operations} operations, not {operations.Count}."
            : !SealHash.RootOf(operations).AsSpan().SequenceEqual(seal.Root.Span) ? "what it covers is another."
            : null;
    }

    private async ValueTask ReadUnsealedAsync(CancellationToken cancellationToken)
    {
        foreach (
            var operation in await store
                .ListUnsealedAsync(tenant, int.MaxValue, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            unsealed[operation.OperationId] = operation.Sequence;
        }
    }

    private static AuditPosition? PositionOf(AuditRecord? last) =>
        last is null ? null : new AuditPosition(last.OperationId, last.Sequence);

    private static AuditPosition? PositionOf(SealedOperation? last) =>
        last is null ? null : new AuditPosition(last.OperationId, last.Sequence);

    private static string OrderOf(Guid id) => id.ToString("n");
}
