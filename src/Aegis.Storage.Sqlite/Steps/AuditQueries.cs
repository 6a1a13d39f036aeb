using Aegis.Ledger;
using Aegis.Storage.Sqlite.Files;
using Aegis.Storage.Sqlite.Rows;

namespace Aegis.Storage.Sqlite.Steps;

/// <summary>How the audit of a tenant is read, a page at a time.</summary>
internal static class AuditQueries
{
    private const string OfTenant = $"SELECT {AuditRow.Names} FROM aegis_audit WHERE tenant_id = @tenant AND ";

    private const string SelectByTime =
        OfTenant
        + "at >= @from AND at < @to AND (at, op_id, seq) > (@after_at, @after_id, @after_seq) ORDER BY at, op_id, seq "
        + "LIMIT @limit";

    // a column takes any type, and keys of another are not in the order of pages
    private const string IsPlaced =
        "(typeof(op_id) = 'blob' AND length(op_id) = 16 AND typeof(seq) = 'integer' AND seq BETWEEN -2147483648 AND 2147483647)";

    private const string SelectByOperation =
        OfTenant + IsPlaced + " AND (op_id, seq) > (@after_id, @after_seq) ORDER BY op_id, seq LIMIT @limit";

    private const string CountUnplacedRecords =
        "SELECT count(*) FROM aegis_audit WHERE tenant_id = @tenant AND NOT " + IsPlaced;

    private const string CountUnplacedSealed =
        "SELECT count(*) FROM aegis_audit_sealed WHERE tenant_id = @tenant AND NOT " + IsPlaced;

    private const string CountUnplacedSeals =
        "SELECT count(*) FROM aegis_audit_seal WHERE tenant_id = @tenant AND NOT (typeof(number) = 'integer' AND number > 0)";

    private const string SelectTenants =
        "SELECT DISTINCT tenant_id FROM aegis_audit_unsealed WHERE tenant_id > @after ORDER BY tenant_id LIMIT @limit";

    private const string SelectUnsealed =
        "SELECT u.op_id, u.seq, a.hash, 0 FROM (SELECT op_id, max(seq) AS seq FROM aegis_audit_unsealed "
        + $"WHERE tenant_id = @tenant AND {IsPlaced} AND (op_id, seq) > (@after_id, @after_seq) "
        + "GROUP BY op_id ORDER BY op_id LIMIT @limit) u LEFT JOIN aegis_audit a ON a.tenant_id = @tenant "
        + "AND a.op_id = u.op_id AND a.seq = u.seq ORDER BY u.op_id";

    private const string SelectSeals =
        $"SELECT {SealRow.Names} FROM aegis_audit_seal WHERE tenant_id = @tenant AND number > @after "
        + "AND typeof(number) = 'integer' ORDER BY number "
        + "LIMIT @limit";

    private const string SelectLastSeal =
        $"SELECT {SealRow.Names} FROM aegis_audit_seal WHERE tenant_id = @tenant AND typeof(number) = 'integer' "
        + "AND number > 0 ORDER BY number DESC LIMIT 1";

    private const string SelectSealedBy =
        "SELECT op_id, seq, hash, number FROM aegis_audit_sealed WHERE tenant_id = @tenant AND number = @number "
        + "ORDER BY op_id, seq";

    private const string SelectSealed =
        "SELECT op_id, seq, hash, number FROM aegis_audit_sealed WHERE tenant_id = @tenant "
        + $"AND {IsPlaced} AND (op_id, seq) > (@after_id, @after_seq) ORDER BY op_id, seq LIMIT @limit";

    public static Statement ByTime(
        string tenant,
        AuditRecord? after,
        DateTimeOffset from,
        DateTimeOffset to,
        int limit
    ) =>
        Of(SelectByTime, tenant)
            .With("@from", from.ToUnixTimeMilliseconds())
            .With("@to", to.ToUnixTimeMilliseconds())
            .With("@after_at", after?.At.ToUnixTimeMilliseconds() ?? long.MinValue)
            .With("@after_id", Columns.Of(after?.OperationId ?? Guid.Empty))
            .With("@after_seq", after?.Sequence ?? 0)
            .With("@limit", limit);

    public static Statement ByOperation(string tenant, AuditPosition? after, int limit) =>
        After(SelectByOperation, tenant, after, limit);

    public static Statement UnplacedRecords(string tenant) => Of(CountUnplacedRecords, tenant);

    public static Statement UnplacedSealed(string tenant) => Of(CountUnplacedSealed, tenant);

    public static Statement UnplacedSeals(string tenant) => Of(CountUnplacedSeals, tenant);

    public static Statement UnsealedTenants(string? after, int limit) =>
        new Statement(SelectTenants).With("@after", after ?? "").With("@limit", limit);

    public static Statement Unsealed(string tenant, AuditPosition? after, int limit) =>
        After(SelectUnsealed, tenant, after, limit);

    public static Statement Seals(string tenant, long after, int limit) =>
        Of(SelectSeals, tenant).With("@after", after).With("@limit", limit);

    public static Statement LastSeal(string tenant) => Of(SelectLastSeal, tenant);

    public static Statement SealedBy(string tenant, long number) => Of(SelectSealedBy, tenant).With("@number", number);

    public static Statement Sealed(string tenant, AuditPosition? after, int limit) =>
        After(SelectSealed, tenant, after, limit);

    private static Statement After(string sql, string tenant, AuditPosition? after, int limit) =>
        Of(sql, tenant)
            .With("@after_id", Columns.Of(after?.OperationId ?? Guid.Empty))
            .With("@after_seq", after?.Sequence ?? long.MinValue)
            .With("@limit", limit);

    private static Statement Of(string sql, string tenant) => new Statement(sql).With("@tenant", tenant);
}
