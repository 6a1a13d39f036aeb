namespace Aegis.Ledger;

/// <summary>Looks for what was changed, removed or put in another order in the audit of a tenant and in its seals.</summary>
/// <remarks>
/// Who can write everything, the seals too, can make the end of an audit anew so that it holds together. Only a hash that was
/// kept elsewhere shows that: give <see cref="VerifyAsync"/> the seal.
/// </remarks>
/// <param name="store">The audit.</param>
/// <param name="ledger">
/// The operations, which show whether the last records of those that no seal covers yet are missing. Default: they are not asked.
/// </param>
public sealed class AuditVerifier(IAuditStore store, ILedgerStore? ledger = null)
{
    /// <summary>Walks all records and seals.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="kept">A seal that was kept elsewhere. Default: none.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What was found.</returns>
    public async ValueTask<AuditReport> VerifyAsync(
        string tenant,
        AuditSeal? kept = null,
        CancellationToken cancellationToken = default
    )
    {
        var walk = new AuditWalk(store, ledger, tenant);
        try
        {
            await walk.SealsAsync(kept, cancellationToken).ConfigureAwait(false);
            await walk.RecordsAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException damage)
        {
            walk.Add(damage.Message);
        }

        return walk.Report;
    }
}
