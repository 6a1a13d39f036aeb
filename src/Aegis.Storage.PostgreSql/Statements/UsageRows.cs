using Aegis.Accounts;
using Aegis.Ledger;
using Npgsql;
using static Aegis.Storage.Sql;

namespace Aegis.Storage;

/// <summary>How the operations that a tenant has claimed in a month are counted.</summary>
internal static class UsageRows
{
    /// <summary>What a claim that breaks it is told by.</summary>
    public const string Constraint = "usage_within_cap";

    private const string Period = "to_char(clock.now AT TIME ZONE 'UTC', 'YYYY-MM')";
    private const string Claims = """
        (SELECT count(*) FROM aegis.audit AS a WHERE a.tenant = $1 AND a.action = 'claim'
          AND a.at >= date_trunc('month', clock.now AT TIME ZONE 'UTC') AT TIME ZONE 'UTC')
        """;
    private const string IsMine =
        "EXISTS (SELECT FROM aegis.operation AS o WHERE o.tenant = $1 AND o.op_id = $2 AND o.last_step = $3)";

    /// <summary>A claim that finds the cap reached inserts nothing; parameter 1 is the tenant.</summary>
    public static string HasRoom(int cap) =>
        $" WHERE NOT EXISTS (SELECT FROM aegis.usage AS u WHERE u.tenant = $1 AND u.period = {Period} AND u.used >= ${cap})";

    /// <summary>Counts a claim that has its key. Whoever lost the key never holds the counter.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Take(OperationClaim claim, long cap, Guid step) =>
        [
            Sql.Of(
                $"""
                {Clock} INSERT INTO aegis.usage (tenant, period, used) SELECT $1, {Period}, {Claims} FROM clock
                WHERE {IsMine} AND NOT EXISTS (SELECT FROM aegis.usage AS u WHERE u.tenant = $1 AND u.period = {Period})
                ON CONFLICT DO NOTHING
                """,
                claim.Tenant,
                claim.Id,
                step
            ),
            Sql.Of(
                $"""
                {Clock} UPDATE aegis.usage AS u SET used = u.used + 1, cap = $4 FROM clock
                WHERE u.tenant = $1 AND u.period = {Period} AND {IsMine}
                """,
                claim.Tenant,
                claim.Id,
                step,
                cap
            ),
        ];

    public static NpgsqlBatchCommand Used(string tenant) =>
        Sql.Of(
            $"""
            {Clock} SELECT coalesce((SELECT u.used FROM aegis.usage AS u WHERE u.tenant = $1 AND u.period = {Period}), {Claims})
            FROM clock
            """,
            tenant
        );

    public static NpgsqlBatchCommand Count(string tenant, BillingPeriod period) =>
        Sql.Of(
            "SELECT count(*) FROM aegis.audit WHERE tenant = $1 AND action = 'claim' AND at >= $2 AND at < $3",
            tenant,
            period.Start,
            period.End
        );
}
