using System.Security.Cryptography;
using Aegis.Accounts;
using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Identity;

/// <summary>Callers by their keys, and which tenants have an account.</summary>
/// <remarks>
/// Nothing is remembered: a key that is revoked is of no use from then on, on every node. Reading one costs a look-up by its id,
/// and a HMAC; both are done for ids that nobody has, too.
/// </remarks>
internal sealed class KeyCallers(
    IAccountStore accounts,
    PepperRing peppers,
    TimeProvider clock,
    IOptions<AegisServerOptions> options
)
{
    private static readonly byte[] NobodysMac = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);

    /// <returns>Whose key it is; none when it is nobody's, or void.</returns>
    public async ValueTask<Caller?> FindAsync(string text, CancellationToken cancellationToken)
    {
        if (!ApiKeySecret.TryParse(text, out var secret))
        {
            return null;
        }

        var found = await Limited(token => accounts.FindKeyAsync(secret.KeyId, token), cancellationToken)
            .ConfigureAwait(false);
        var pepper = peppers.Find(found?.Key.PepperId ?? peppers.Current.Id);
        var mac = secret.Mac(pepper ?? peppers.Current);
        var isSame = CryptographicOperations.FixedTimeEquals(mac, found is null ? NobodysMac : found.Key.Mac.Span);
        return isSame && pepper is not null && found!.Key.IsLive(clock.GetUtcNow()) ? Of(found.Key) : null;
    }

    public async ValueTask<bool> HasAccountAsync(string tenant, CancellationToken cancellationToken) =>
        await Limited(token => accounts.FindTenantAsync(tenant, token), cancellationToken).ConfigureAwait(false)
            is not null;

    private async ValueTask<T> Limited<T>(
        Func<CancellationToken, ValueTask<T>> read,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Value.StoreTimeout);
        try
        {
            return await read(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The accounts' store did not answer in time.", error);
        }
    }

    private static Caller Of(ApiKey key) =>
        new(key.Tenant, key.Principal, key.Kind == PrincipalKind.Person, key.Scopes.ToHashSet(StringComparer.Ordinal));
}
