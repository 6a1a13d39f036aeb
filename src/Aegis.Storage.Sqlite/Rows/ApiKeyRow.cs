using Aegis.Accounts;
using Aegis.Storage.Sqlite.Files;
using Microsoft.Data.Sqlite;

namespace Aegis.Storage.Sqlite.Rows;

/// <summary>A row of <c>aegis_api_key</c>.</summary>
internal static class ApiKeyRow
{
    public const string Names =
        "key_id, tenant_id, principal, kind, scopes, mac, pepper_id, created_at, expires_at, revoked_at";

    public static ApiKey Read(SqliteDataReader row) =>
        new()
        {
            KeyId = row.GetString(0),
            Tenant = row.GetString(1),
            Principal = row.GetString(2),
            Kind = row.Name<PrincipalKind>(3),
            Scopes = row.GetString(4).Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Mac = row.Bytes(5),
            PepperId = row.GetString(6),
            CreatedAt = row.Time(7),
            ExpiresAt = row.TimeOrNone(8),
            RevokedAt = row.TimeOrNone(9),
        };

    public static Statement With(this Statement statement, ApiKey key) =>
        statement
            .With("@key_id", key.KeyId)
            .With("@tenant", key.Tenant)
            .With("@principal", key.Principal)
            .With("@kind", key.Kind.ToString())
            .With("@scopes", string.Join(' ', key.Scopes))
            .With("@mac", key.Mac.ToArray())
            .With("@pepper_id", key.PepperId)
            .With("@created_at", key.CreatedAt.ToUnixTimeMilliseconds())
            .With("@expires_at", key.ExpiresAt?.ToUnixTimeMilliseconds())
            .With("@revoked_at", key.RevokedAt?.ToUnixTimeMilliseconds());
}
