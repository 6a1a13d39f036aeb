using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Aegis.Ledger;

/// <summary>
/// Seals what was added to the audit. Call <see cref="SealAsync(CancellationToken)"/> every second or so, from as many processes
/// as there are: of two who make the same seal, one has its way, and the other seals what is left.
/// </summary>
/// <param name="store">The audit.</param>
/// <param name="timeProvider">The clock that a seal's time is of. Default: the system's.</param>
public sealed class AuditSealer(IAuditStore store, TimeProvider? timeProvider = null)
{
    private const int MaxTenants = 1000;
    private const int MostTries = 100;

    /// <summary>How many operations one seal covers at most. The rest is for the next.</summary>
    public const int MaxOperations = 1000;

    private readonly TimeProvider clock = timeProvider ?? TimeProvider.System;

    /// <summary>Seals whatever is unsealed, of all tenants.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The seals, whose anchors may be kept elsewhere; none when there is nothing to seal.</returns>
    /// <exception cref="InvalidDataException">The last seal of a tenant is damaged: nothing can go on from it.</exception>
    public async ValueTask<IReadOnlyList<AuditSeal>> SealAsync(CancellationToken cancellationToken)
    {
        var seals = new List<AuditSeal>();
        await foreach (var tenant in TenantsAsync(cancellationToken).ConfigureAwait(false))
        {
            seals.AddRange(await SealAsync(tenant, cancellationToken).ConfigureAwait(false));
        }

        return seals;
    }

    /// <summary>The tenants that have something to seal.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Their ids.</returns>
    public async IAsyncEnumerable<string> TenantsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        IReadOnlyList<string> page = [];
        do
        {
            page = await store
                .ListUnsealedTenantsAsync(page is [.., var last] ? last : null, MaxTenants, cancellationToken)
                .ConfigureAwait(false);
            foreach (var tenant in page)
            {
                yield return tenant;
            }
        } while (page.Count == MaxTenants);
    }

    /// <summary>Seals whatever of a tenant is unsealed, with a seal for every <see cref="MaxOperations"/> operations.</summary>
    /// <param name="tenant">Which tenant.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The seals; none when there is nothing to seal, or other processes were faster.</returns>
    /// <exception cref="InvalidDataException">The last seal of the tenant is damaged: nothing can go on from it.</exception>
    public async ValueTask<IReadOnlyList<AuditSeal>> SealAsync(string tenant, CancellationToken cancellationToken)
    {
        var seals = new List<AuditSeal>();
        AuditPosition? after = null;
        var tries = 0;
        while (true)
        {
            // the last seal first: what another one covers meanwhile takes its number too
            var last =
                seals is [.., var mine] && tries == 0
                    ? mine
                    : await LastAsync(tenant, cancellationToken).ConfigureAwait(false);
            var unsealed = await store
                .ListUnsealedAsync(tenant, after, MaxOperations, cancellationToken)
                .ConfigureAwait(false);
            // a record that is missing can not be sealed; the verifier tells of it
            var operations = unsealed.Where(static operation => operation.Hash.Length > 0).ToList();
            if (operations.Count > 0)
            {
                var seal = Make(tenant, last, operations);
                if (!await store.AppendSealAsync(seal, operations, cancellationToken).ConfigureAwait(false))
                {
                    // another process made that seal; after so many, they do without this one
                    if (++tries == MostTries)
                    {
                        return seals;
                    }

                    continue;
                }

                seals.Add(seal);
                tries = 0;
            }

            if (unsealed.Count < MaxOperations)
            {
                return seals;
            }

            after = new AuditPosition(unsealed[^1].OperationId, int.MaxValue);
        }
    }

    private async ValueTask<AuditSeal?> LastAsync(string tenant, CancellationToken cancellationToken)
    {
        var last = await store.FindLastSealAsync(tenant, cancellationToken).ConfigureAwait(false);
        return last?.Damage is { } damage
            ? throw new InvalidDataException($"Tenant '{tenant}' can not be sealed: {damage}")
            : last;
    }

    private AuditSeal Make(string tenant, AuditSeal? last, List<SealedOperation> operations)
    {
        var seal = new AuditSeal
        {
            Tenant = tenant,
            Number = (last?.Number ?? 0) + 1,
            At = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds()),
            Operations = operations.Count,
            Root = SealHash.RootOf(operations),
            PreviousHash = last?.Hash ?? new byte[SHA256.HashSizeInBytes],
            Hash = default,
        };
        return seal with { Hash = AuditHash.Of(seal) };
    }
}
