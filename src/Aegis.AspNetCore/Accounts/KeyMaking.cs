using Aegis.Accounts;

namespace Aegis.AspNetCore.Accounts;

/// <summary>Makes keys: the secret for its owner, and what is kept of it.</summary>
internal sealed class KeyMaking(IAccountStore accounts, PepperRing peppers, TimeProvider clock)
{
    public (ApiKey Key, ApiKeySecret Secret) Make(string tenant, KeyRequest wanted)
    {
        DefaultPepper.ThrowIfLostBefore(accounts, peppers);
        var secret = ApiKeySecret.Create(wanted.Test);
        var now = clock.GetUtcNow();
        var key = new ApiKey
        {
            KeyId = secret.KeyId,
            Tenant = tenant,
            Principal = wanted.Principal,
            Kind = wanted.Kind,
            Scopes = wanted.Scopes,
            Mac = secret.Mac(peppers.Current),
            PepperId = peppers.Current.Id,
            CreatedAt = now,
            ExpiresAt = wanted.ExpiresInDays is { } days ? now.AddDays(days) : null,
        };
        return (key, secret);
    }
}
