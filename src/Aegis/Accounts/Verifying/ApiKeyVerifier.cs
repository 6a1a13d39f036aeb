using System.Security.Cryptography;

namespace Aegis.Accounts;

/// <summary>Says who has sent a key. Whatever is wrong with it, the answer is the same.</summary>
public sealed class ApiKeyVerifier
{
    private static readonly byte[] Dummy = new byte[HMACSHA256.HashSizeInBytes];
    private readonly IAccountStore store;
    private readonly PepperRing peppers;
    private readonly TimeProvider clock;
    private readonly KeyCache cache;

    /// <summary>A verifier.</summary>
    /// <param name="store">Where the keys are.</param>
    /// <param name="peppers">What they were made with.</param>
    /// <param name="timeProvider">By which clock keys expire. Default: the system's.</param>
    /// <param name="options">What is remembered. Default: as <see cref="ApiKeyVerifierOptions"/> says.</param>
    public ApiKeyVerifier(
        IAccountStore store,
        PepperRing peppers,
        TimeProvider? timeProvider = null,
        ApiKeyVerifierOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(peppers);
        this.store = store;
        this.peppers = peppers;
        clock = timeProvider ?? TimeProvider.System;
        cache = new KeyCache(options ?? new(), clock);
    }

    /// <summary>Finds out whose a key is.</summary>
    /// <param name="text">What was sent.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Who sent it; none when it is malformed, unknown, wrong, expired or revoked.</returns>
    public async ValueTask<ApiPrincipal?> VerifyAsync(string? text, CancellationToken cancellationToken)
    {
        if (!ApiKeySecret.TryParse(text, out var secret))
        {
            return null;
        }

        var row = await FindAsync(secret.KeyId, cancellationToken).ConfigureAwait(false);
        var pepper = row is null ? null : peppers.Find(row.Key.PepperId);
        // an unknown key is compared as well, so that it takes as long
        var isRight = CryptographicOperations.FixedTimeEquals(
            secret.Mac(pepper ?? peppers.Current),
            pepper is null ? Dummy : row!.Key.Mac.Span
        );
        return isRight && pepper is not null && row!.Key.IsLive(clock.GetUtcNow())
            ? new ApiPrincipal(row.Key.KeyId, row.Key.Tenant, row.Plan, row.Key.Principal, row.Key.Kind, row.Key.Scopes)
            : null;
    }

    /// <summary>Makes a key void: here at once, in other processes when they have forgotten it.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="keyId">Which. That of another tenant is not there.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether there is such a key.</returns>
    public async ValueTask<bool> RevokeAsync(string tenant, string keyId, CancellationToken cancellationToken)
    {
        try
        {
            return await store
                .RevokeKeyAsync(tenant, keyId, clock.GetUtcNow(), cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            // also when the answer was lost: it may have been done
            cache.Forget(keyId);
        }
    }

    /// <summary>Reads a key anew when it comes next: after it was added, or its tenant got another plan.</summary>
    /// <param name="keyId">Which.</param>
    public void Forget(string keyId) => cache.Forget(keyId);

    private async ValueTask<KeyOfTenant?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        if (cache.TryFind(keyId, out var row))
        {
            return row;
        }

        var changes = cache.Changes;
        row = await store.FindKeyAsync(keyId, cancellationToken).ConfigureAwait(false);
        cache.Put(keyId, row, changes);
        return row;
    }
}
