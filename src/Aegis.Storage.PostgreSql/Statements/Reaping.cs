using Npgsql;

namespace Aegis.Storage;

/// <summary>The statement that frees space. Rows that somebody is busy with are left for the next time.</summary>
internal static class Reaping
{
    public static NpgsqlBatchCommand Of(int limit) =>
        Sql.Of(
            $"""
            {Sql.Clock}, gone AS (
              DELETE FROM aegis.operation WHERE (tenant, op_id) IN (
                SELECT o.tenant, o.op_id FROM aegis.operation AS o, clock WHERE o.expires_at <= clock.now
                LIMIT $1 FOR UPDATE OF o SKIP LOCKED)
              RETURNING 1
            ), emptied AS (
              UPDATE aegis.operation SET result_type = NULL, result_body = NULL WHERE (tenant, op_id) IN (
                SELECT o.tenant, o.op_id FROM aegis.operation AS o, clock
                WHERE o.result_body IS NOT NULL AND o.result_expires_at <= clock.now AND {Sql.IsThere}
                LIMIT greatest($1 - (SELECT count(*) FROM gone), 0) FOR UPDATE OF o SKIP LOCKED)
              RETURNING 1
            )
            SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM emptied)
            """,
            limit
        );
}
