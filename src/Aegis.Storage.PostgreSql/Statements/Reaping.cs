using Npgsql;

namespace Aegis.Storage;

/// <summary>The statement that frees space. Rows that somebody is busy with are left for the next time.</summary>
internal static class Reaping
{
    // materialized: a plan that looks the rows up again and again would skip what it has locked, and take more than the limit
    public static NpgsqlBatchCommand Of(int limit) =>
        Sql.Of(
            $"""
            {Sql.Clock}, expired AS MATERIALIZED (
              SELECT o.tenant, o.op_id FROM aegis.operation AS o, clock WHERE o.expires_at <= clock.now
              LIMIT $1 FOR UPDATE OF o SKIP LOCKED
            ), gone AS (
              DELETE FROM aegis.operation AS d USING expired AS e WHERE d.tenant = e.tenant AND d.op_id = e.op_id
              RETURNING 1
            ), stale AS MATERIALIZED (
              SELECT o.tenant, o.op_id FROM aegis.operation AS o, clock
              WHERE o.result_body IS NOT NULL AND o.result_expires_at <= clock.now AND {Sql.IsThere}
              LIMIT greatest($1 - (SELECT count(*) FROM gone), 0) FOR UPDATE OF o SKIP LOCKED
            ), emptied AS (
              UPDATE aegis.operation AS u SET result_type = NULL, result_body = NULL FROM stale AS s
              WHERE u.tenant = s.tenant AND u.op_id = s.op_id
              RETURNING 1
            )
            SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM emptied)
            """,
            limit
        );
}
