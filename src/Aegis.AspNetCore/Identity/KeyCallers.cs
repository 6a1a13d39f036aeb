using Aegis.Accounts;
using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Identity;

/// <summary>Callers by their keys, and which tenants have an account.</summary>
internal sealed class KeyCallers(ApiKeyVerifier keys, IAccountStore accounts, IOptions<AegisServerOptions> options)
{
    /// <returns>Whose key it is; none when it is nobody's, or void.</returns>
    public async ValueTask<Caller?> FindAsync(string text, CancellationToken cancellationToken)
    {
        var principal = await Limited(token => keys.VerifyAsync(text, token), cancellationToken).ConfigureAwait(false);
        return principal is null
            ? null
            : new Caller(
                principal.Tenant,
                principal.Name,
                principal.Kind == PrincipalKind.Person,
                principal.Scopes.ToHashSet(StringComparer.Ordinal)
            );
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
}
