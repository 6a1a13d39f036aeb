using System.Runtime.CompilerServices;

namespace Aegis.Ledger;

/// <summary>Gives the audit of a tenant away.</summary>
public static class AuditExport
{
    private const int PageSize = 500;

    /// <summary>
    /// Reads records by time, then by operation id as hexadecimal digits, then by number, a page at a time. What is written
    /// meanwhile comes if it is after what was read last.
    /// </summary>
    /// <param name="store">The audit.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="from">From when on.</param>
    /// <param name="to">Up to when, which is not included.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The records.</returns>
    public static async IAsyncEnumerable<AuditRecord> ExportAuditAsync(
        this IAuditStore store,
        string tenant,
        DateTimeOffset from,
        DateTimeOffset to,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        AuditRecord? last = null;
        while (true)
        {
            var page = await store
                .ReadByTimeAsync(tenant, last, from, to, PageSize, cancellationToken)
                .ConfigureAwait(false);
            foreach (var record in page)
            {
                yield return record;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            last = page[^1];
        }
    }
}
