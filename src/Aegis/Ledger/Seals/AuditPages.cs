namespace Aegis.Ledger;

/// <summary>The audit of a tenant, read from one end to the other with a page in memory.</summary>
internal sealed class AuditPages(IAuditStore store, string tenant, CancellationToken cancellationToken)
{
    private const int PageSize = 500;

    public ValueTask<AuditSeal?> LastSealAsync() => store.FindLastSealAsync(tenant, cancellationToken);

    public Cursor<AuditSeal> Seals() =>
        new(last => store.ReadSealsAsync(tenant, last?.Number ?? 0, PageSize, cancellationToken), PageSize);

    public ValueTask<IReadOnlyList<SealedOperation>> SealedByAsync(AuditSeal seal) =>
        store.ReadSealedAsync(tenant, seal.Number, cancellationToken);

    public Cursor<SealedOperation> Sealed(AuditPosition? from = null) =>
        new(last => store.ReadSealedAsync(tenant, PositionOf(last) ?? from, PageSize, cancellationToken), PageSize);

    public Cursor<SealedOperation> Unsealed() =>
        new(last => store.ListUnsealedAsync(tenant, PositionOf(last), PageSize, cancellationToken), PageSize);

    public Cursor<AuditRecord> Records(AuditPosition? from = null) =>
        new(
            last =>
                store.ReadByOperationAsync(
                    tenant,
                    last is null ? from : new AuditPosition(last.OperationId, last.Sequence),
                    PageSize,
                    cancellationToken
                ),
            PageSize
        );

    /// <summary>The number of the last record of an operation that no seal covers; 0 when there is none.</summary>
    public async ValueTask<int> UnsealedOfAsync(Guid id)
    {
        var found = await store
            .ListUnsealedAsync(tenant, BeforeFirst(id), limit: 1, cancellationToken)
            .ConfigureAwait(false);
        return found is [var one] && one.OperationId == id ? one.Sequence : 0;
    }

    /// <summary>The number of the last record of an operation; 0 when there is none.</summary>
    public async ValueTask<int> LastRecordOfAsync(Guid id)
    {
        var last = 0;
        for (
            var records = Records(BeforeFirst(id));
            await records.NextAsync().ConfigureAwait(false) && records.Current!.OperationId == id;
            last = records.Current.Sequence
        ) { }

        return last;
    }

    public static AuditPosition BeforeFirst(Guid id) => new(id, int.MinValue);

    private static AuditPosition? PositionOf(SealedOperation? last) =>
        last is null ? null : new AuditPosition(last.OperationId, last.Sequence);
}
