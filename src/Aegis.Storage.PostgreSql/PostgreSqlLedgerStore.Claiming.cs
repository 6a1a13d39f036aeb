using Aegis.Ledger;
using Npgsql;

namespace Aegis.Storage;

// one attempt to claim, and why it may have led to nothing
public sealed partial class PostgreSqlLedgerStore
{
    private async ValueTask<OperationRecord?> TryClaimAsync(OperationClaim claim, CancellationToken cancellationToken)
    {
        try
        {
            return await FirstAsync(
                    Sql.ForTenant(claim.Tenant),
                    Claiming.Of(claim),
                    OperationRows.Read,
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (PostgresException error) when (error.ConstraintName == UsageRows.Constraint)
        {
            // somebody else had the last one at the same time
            return null;
        }
    }

    private async ValueTask ThrowIfOverQuotaAsync(string tenant, long cap, CancellationToken cancellationToken)
    {
        var used = await RunAsync(
                Sql.ForTenant(tenant),
                [UsageRows.Used(tenant)],
                static row => row.GetInt64(0),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (used[0] >= cap)
        {
            throw new QuotaExceededException(tenant, cap, used[0]);
        }
    }
}
