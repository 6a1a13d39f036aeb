namespace Aegis.AspNetCore;

/// <summary>A key that was made, with its secret, which nothing tells a second time.</summary>
public sealed class AegisKey
{
    internal AegisKey(string tenant, string keyId, string secret, string? newPlan) =>
        (Tenant, KeyId, Secret, NewPlan) = (tenant, keyId, secret, newPlan);

    /// <summary>Whose it is.</summary>
    public string Tenant { get; }

    /// <summary>Which, to revoke it by.</summary>
    public string KeyId { get; }

    /// <summary>The key itself: what stands after <c>Bearer</c>.</summary>
    public string Secret { get; }

    /// <summary>The plan of the account that was made for it; none when the tenant had an account.</summary>
    public string? NewPlan { get; }

    /// <summary>The key's id. Never the secret.</summary>
    public override string ToString() => KeyId;
}
