namespace Aegis.Accounts;

/// <summary>
/// Where tenants and their keys are kept. Times come with the records: unlike a ledger, nothing here is decided by who was first.
/// </summary>
/// <remarks>
/// Any method may throw what the store's driver throws. A token gives up waiting; what was sent may take effect all the same.
/// </remarks>
public interface IAccountStore
{
    /// <summary>Creates a tenant with its first key: both or neither.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="first">Its key.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether it was created; not when the id is taken.</returns>
    /// <exception cref="ArgumentException">The key is of another tenant.</exception>
    ValueTask<bool> CreateTenantAsync(Tenant tenant, ApiKey first, CancellationToken cancellationToken);

    /// <summary>Reads a tenant.</summary>
    /// <param name="id">Which.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The tenant; none when there is none.</returns>
    ValueTask<Tenant?> FindTenantAsync(string id, CancellationToken cancellationToken);

    /// <summary>
    /// Gives a tenant another plan, and forgets what its quota has counted: the next claim with a quota counts the period anew,
    /// by the audit.
    /// </summary>
    /// <param name="tenant">Which tenant.</param>
    /// <param name="plan">The plan's id: 1 to 64 bytes of UTF-8.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether there is such a tenant.</returns>
    ValueTask<bool> SetPlanAsync(string tenant, string plan, CancellationToken cancellationToken);

    /// <summary>Adds a key. To rotate one, add another, hand it out, and revoke the old one then: both are live in between.</summary>
    /// <param name="key">The key.</param>
    /// <param name="maxLive">How many keys that are live at <see cref="ApiKey.CreatedAt"/> the tenant may have with it.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether it was added; not when there are as many already, or no such tenant.</returns>
    ValueTask<bool> AddKeyAsync(ApiKey key, int maxLive, CancellationToken cancellationToken);

    /// <summary>Reads a key, live or not, and the plan of its tenant, at once.</summary>
    /// <param name="keyId">Which.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Both; none when there is no such key.</returns>
    ValueTask<KeyOfTenant?> FindKeyAsync(string keyId, CancellationToken cancellationToken);

    /// <summary>Reads all keys of a tenant, the oldest first; those of the same time by id.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The keys, also those that are not live.</returns>
    ValueTask<IReadOnlyList<ApiKey>> ListKeysAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>Makes a key void. One that is already stays as it was.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="keyId">Which. That of another tenant is not there.</param>
    /// <param name="at">When; cut to whole milliseconds.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether there is such a key.</returns>
    ValueTask<bool> RevokeKeyAsync(string tenant, string keyId, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Counts what a tenant pays for: the operations that it claimed in a period, by the audit.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="period">Which.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How many.</returns>
    ValueTask<long> CountEventsAsync(string tenant, BillingPeriod period, CancellationToken cancellationToken);
}

/// <summary>A key with what its tenant may do.</summary>
/// <param name="Key">The key.</param>
/// <param name="Plan">The id of its tenant's plan.</param>
public sealed record KeyOfTenant(ApiKey Key, string Plan);
