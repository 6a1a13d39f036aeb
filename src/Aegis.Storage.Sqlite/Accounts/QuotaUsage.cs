using Aegis.Accounts;
using Aegis.Storage.Sqlite.Files;

namespace Aegis.Storage.Sqlite.Accounts;

/// <summary>How many operations a tenant has claimed in a month.</summary>
internal static class QuotaUsage
{
    private const string Claims =
        "SELECT count(*) FROM aegis_audit WHERE tenant_id = @tenant AND action = 'claim' AND at >= @from AND at < @to";

    private const string Begin =
        $"INSERT INTO aegis_usage (tenant_id, period, used) SELECT @tenant, @period, ({Claims}) WHERE NOT EXISTS "
        + "(SELECT 1 FROM aegis_usage WHERE tenant_id = @tenant AND period = @period)";

    private const string Take =
        "UPDATE aegis_usage SET used = used + 1 WHERE tenant_id = @tenant AND period = @period AND used < @cap";

    private const string Used = "SELECT used FROM aegis_usage WHERE tenant_id = @tenant AND period = @period";

    public static long Count(LedgerConnection connection, string tenant, BillingPeriod period) =>
        connection.ReadAll(In(Claims, tenant, period), static row => row.GetInt64(0))[0];

    /// <summary>Counts one more unless the cap is reached; within the transaction of the claim.</summary>
    /// <returns>How many there were when it is; none otherwise.</returns>
    public static long? ExceededBy(LedgerConnection connection, string tenant, long cap, long now)
    {
        var period = BillingPeriod.Of(DateTimeOffset.FromUnixTimeMilliseconds(now));
        connection.Execute(In(Begin, tenant, period).With("@period", period.ToString()));
        return connection.Execute(Of(Take, tenant, period).With("@cap", cap)) == 1
            ? null
            : connection.ReadAll(Of(Used, tenant, period), static row => row.GetInt64(0))[0];
    }

    private static Statement Of(string sql, string tenant, BillingPeriod period) =>
        new Statement(sql).With("@tenant", tenant).With("@period", period.ToString());

    private static Statement In(string sql, string tenant, BillingPeriod period) =>
        new Statement(sql)
            .With("@tenant", tenant)
            .With("@from", period.Start.ToUnixTimeMilliseconds())
            .With("@to", period.End.ToUnixTimeMilliseconds());
}
