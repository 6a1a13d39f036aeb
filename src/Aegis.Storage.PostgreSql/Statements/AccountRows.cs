using Aegis.Accounts;
using Npgsql;
using static Aegis.Storage.Sql;

namespace Aegis.Storage;

/// <summary>How tenants and keys are written and read.</summary>
internal static class AccountRows
{
    private const string Columns =
        "k.key_id, k.tenant, k.principal, k.kind, k.scopes, k.mac, k.pepper_id, k.created_at, k.expires_at, k.revoked_at";

    private const string InsertKey = """
        INSERT INTO aegis.api_key (tenant, key_id, principal, kind, scopes, mac, pepper_id, created_at, expires_at, revoked_at)
        SELECT t.id, $2, $3, $4, $5, $6, $7, $8, $9, $10 FROM aegis.tenant AS t WHERE t.id = $1
        """;

    public static IEnumerable<NpgsqlBatchCommand> Create(Tenant tenant, ApiKey first) =>
        [
            Of(
                "INSERT INTO aegis.tenant (id, name, plan, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
                tenant.Id,
                tenant.Name,
                tenant.Plan,
                tenant.CreatedAt
            ),
            // a tenant never loses its keys: one without any is the one that was inserted just now
            Of(
                $"{InsertKey} AND NOT EXISTS (SELECT FROM aegis.api_key AS k WHERE k.tenant = $1) RETURNING true",
                ValuesOf(first)
            ),
        ];

    public static IEnumerable<NpgsqlBatchCommand> Add(ApiKey key, int maxLive) =>
        [
            // one at a time: what the others have added is seen by the next statement
            Of("UPDATE aegis.tenant SET id = id WHERE id = $1", key.Tenant),
            Of(
                $"""
                {InsertKey} AND (SELECT count(*) FROM aegis.api_key AS k WHERE k.tenant = $1 AND k.revoked_at IS NULL
                  AND (k.expires_at IS NULL OR k.expires_at > $8)) < $11
                RETURNING true
                """,
                [.. ValuesOf(key), (long)maxLive]
            ),
        ];

    public static NpgsqlBatchCommand Tenant(string id) =>
        Of("SELECT id, name, plan, created_at FROM aegis.tenant WHERE id = $1", id);

    public static IEnumerable<NpgsqlBatchCommand> SetPlan(string tenant, string plan) =>
        [
            Of("DELETE FROM aegis.usage WHERE tenant = $1", tenant),
            Of("UPDATE aegis.tenant SET plan = $2 WHERE id = $1 RETURNING true", tenant, plan),
        ];

    /// <summary>Opens one key, and its tenant, for this transaction.</summary>
    public static NpgsqlBatchCommand ForKey(string keyId) => Of("SELECT set_config('aegis.key_id', $1, true)", keyId);

    public static NpgsqlBatchCommand Key(string keyId) =>
        Of(
            $"SELECT {Columns}, t.plan FROM aegis.api_key AS k JOIN aegis.tenant AS t ON t.id = k.tenant WHERE k.key_id = $1",
            keyId
        );

    public static NpgsqlBatchCommand Keys(string tenant) =>
        Of(
            $"SELECT {Columns} FROM aegis.api_key AS k WHERE k.tenant = $1 ORDER BY k.created_at, k.key_id COLLATE \"C\"",
            tenant
        );

    public static NpgsqlBatchCommand Revoke(string tenant, string keyId, DateTimeOffset at) =>
        Of(
            """
            UPDATE aegis.api_key SET revoked_at = coalesce(revoked_at, date_trunc('milliseconds', $3::timestamptz))
            WHERE tenant = $1 AND key_id = $2 RETURNING true
            """,
            tenant,
            keyId,
            at
        );

    public static Tenant ReadTenant(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetString(0),
            Name = row.GetString(1),
            Plan = row.GetString(2),
            CreatedAt = row.GetFieldValue<DateTimeOffset>(3),
        };

    public static ApiKey ReadKey(NpgsqlDataReader row) =>
        new()
        {
            KeyId = row.GetString(0),
            Tenant = row.GetString(1),
            Principal = row.GetString(2),
            Kind = Enum.Parse<PrincipalKind>(row.GetString(3)),
            Scopes = ScopeText.Split(row.GetString(4)),
            Mac = row.GetFieldValue<byte[]>(5),
            PepperId = row.GetString(6),
            CreatedAt = row.GetFieldValue<DateTimeOffset>(7),
            ExpiresAt = row.TimeAt(8),
            RevokedAt = row.TimeAt(9),
        };

    public static KeyOfTenant ReadKeyOfTenant(NpgsqlDataReader row) => new(ReadKey(row), row.GetString(10));

    private static object?[] ValuesOf(ApiKey key) =>
        [
            key.Tenant,
            key.KeyId,
            key.Principal,
            key.Kind.ToString(),
            ScopeText.Join(key.Scopes),
            key.Mac,
            key.PepperId,
            key.CreatedAt,
            (object?)key.ExpiresAt ?? Null.Time,
            (object?)key.RevokedAt ?? Null.Time,
        ];
}
