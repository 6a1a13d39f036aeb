namespace Aegis.Ledger;

/// <summary>Looks for what was changed, removed or put in another order in the audit of a tenant and in its seals.</summary>
/// <remarks>
/// Who can write everything, the seals too, can make the end of an audit anew so that it holds together. Only a hash that was
/// kept elsewhere shows that: give <see cref="VerifyAsync"/> its <see cref="AuditSeal.Anchor"/>.
/// </remarks>
/// <param name="store">The audit.</param>
/// <param name="ledger">
/// The operations, which show whether the last records of those that no seal covers yet are missing. Default: they are not asked.
/// </param>
public sealed class AuditVerifier(IAuditStore store, ILedgerStore? ledger = null)
{
    /// <summary>
    /// Walks all records and seals, a page at a time, whatever is damaged. Others may write and seal meanwhile: seals that they
    /// add are left to the next walk.
    /// </summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="anchor">A seal's number and hash that were kept elsewhere. Default: none.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What was found.</returns>
    public async ValueTask<AuditReport> VerifyAsync(
        string tenant,
        SealAnchor? anchor = null,
        CancellationToken cancellationToken = default
    )
    {
        var faults = new AuditFaults();
        var pages = new AuditPages(store, tenant, cancellationToken);
        var seals = new SealWalk(pages, faults, anchor);
        await seals.WalkAsync().ConfigureAwait(false);
        var ends = new EndCheck(pages, faults, ledger, tenant, cancellationToken);
        var records = new RecordWalk(pages, faults, seals, ends);
        await records.WalkAsync().ConfigureAwait(false);
        return new AuditReport
        {
            Tenant = tenant,
            Records = records.Count,
            Seals = seals.Count,
            Unsealed = records.Unsealed,
            Faults = faults.All,
        };
    }
}
