using Aegis.Ledger;
using Aegis.Storage.Sqlite.Files;
using Aegis.Storage.Sqlite.Rows;

namespace Aegis.Storage.Sqlite.Steps;

/// <summary>What is read. A row that has expired is not there.</summary>
internal static class Queries
{
    private const string IsThere = "(expires_at IS NULL OR expires_at > @now)";

    private const string Operation = $"SELECT {OperationRow.Names} FROM aegis_operation WHERE {IsThere} AND ";

    private const string OperationById = Operation + "op_id = @id AND tenant_id = @tenant";

    private const string OperationByKey = Operation + "tenant_id = @tenant AND idem_key = @key";

    private const string ApprovalById =
        ApprovalRow.Select + $" WHERE a.op_id = @id AND a.tenant_id = @tenant AND {IsThere}";

    private const string PendingApprovals =
        ApprovalRow.Select
        + " WHERE a.tenant_id = @tenant AND a.status = 'Requested' AND a.decide_by > @now "
        + "AND (a.requested_at, a.op_id) > (@after_at, @after_id) ORDER BY a.requested_at, a.op_id LIMIT @limit";

    private const string Untended =
        Operation
        + "state = 'Pending' AND (lease_until <= @now OR EXISTS (SELECT 1 FROM aegis_approval a "
        + "WHERE a.op_id = aegis_operation.op_id AND ((phase = 'AwaitingApproval' AND a.decide_by <= @now) "
        + "OR (phase = 'Approved' AND a.valid_until <= @now)))) ORDER BY created_at, op_id LIMIT @limit";

    public static Statement ById(string tenant, Guid id, long now) => Of(OperationById, tenant, id, now);

    public static Statement ByKey(string tenant, string key, long now) =>
        new Statement(OperationByKey).With("@tenant", tenant).With("@key", key).With("@now", now);

    public static Statement ApprovalOf(string tenant, Guid id, long now) => Of(ApprovalById, tenant, id, now);

    public static Statement Pending(string tenant, ApprovalCursor? after, int limit, long now) =>
        new Statement(PendingApprovals)
            .With("@tenant", tenant)
            .With("@now", now)
            .With("@after_at", after?.RequestedAt.ToUnixTimeMilliseconds() ?? long.MinValue)
            .With("@after_id", Columns.Of(after?.OperationId ?? Guid.Empty))
            .With("@limit", limit);

    public static Statement Recoverable(int limit, long now) =>
        new Statement(Untended).With("@now", now).With("@limit", limit);

    private static Statement Of(string sql, string tenant, Guid id, long now) =>
        new Statement(sql).With("@tenant", tenant).With("@id", Columns.Of(id)).With("@now", now);
}
