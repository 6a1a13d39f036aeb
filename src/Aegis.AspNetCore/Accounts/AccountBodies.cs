using Aegis.Accounts;

namespace Aegis.AspNetCore.Accounts;

/// <summary>Who opens an account.</summary>
/// <param name="Name">What people call the tenant: 1 to 200 characters.</param>
/// <param name="Principal">What the audit calls whoever has the first key. Default: owner.</param>
internal sealed record SignupRequest(string Name, string Principal = "owner");

/// <summary>The account, with its first key, which is shown this once.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="Plan">Its plan.</param>
/// <param name="KeyId">The key's id.</param>
/// <param name="ApiKey">The key itself.</param>
internal sealed record SignupAnswer(string TenantId, string Plan, string KeyId, string ApiKey);

/// <summary>A key that is wanted.</summary>
/// <param name="Principal">What the audit calls whoever has it: 1 to 200 characters. Two names decide as two.</param>
/// <param name="Kind">Whether that is a person.</param>
/// <param name="Scopes">What it allows.</param>
/// <param name="ExpiresInDays">For how long, up to ten years. Default: until it is revoked.</param>
/// <param name="Test">Whether it is marked as one for tests, <c>sk_test_</c>. Default: no.</param>
internal sealed record KeyRequest(
    string Principal,
    PrincipalKind Kind,
    IReadOnlyList<string> Scopes,
    int? ExpiresInDays = null,
    bool Test = false
);

/// <summary>A key, without its secret.</summary>
/// <param name="KeyId">Which.</param>
/// <param name="Principal">What the audit calls whoever has it.</param>
/// <param name="Kind">Whether that is a person.</param>
/// <param name="Scopes">What it allows.</param>
/// <param name="CreatedAt">Since when it is there.</param>
/// <param name="ExpiresAt">From when on it is void; none for never.</param>
/// <param name="RevokedAt">Since when it is void; none as long as it is not.</param>
internal sealed record KeyInfo(
    string KeyId,
    string Principal,
    PrincipalKind Kind,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt
)
{
    public static KeyInfo Of(ApiKey key) =>
        new(key.KeyId, key.Principal, key.Kind, key.Scopes, key.CreatedAt, key.ExpiresAt, key.RevokedAt);
}

/// <summary>The keys of a tenant.</summary>
/// <param name="Keys">The oldest first.</param>
internal sealed record KeyList(IReadOnlyList<KeyInfo> Keys);

/// <summary>A key with its secret, which is shown this once.</summary>
/// <param name="Key">The key.</param>
/// <param name="ApiKey">The secret.</param>
internal sealed record NewKey(KeyInfo Key, string ApiKey);
