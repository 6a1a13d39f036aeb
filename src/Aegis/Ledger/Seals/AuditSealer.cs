using System.Security.Cryptography;

namespace Aegis.Ledger;

/// <summary>
/// Seals what was added to the audit. Call <see cref="SealAsync(CancellationToken)"/> every second or so, from as many processes as there are: of
/// two who make the same seal, one has its way.
/// </summary>
/// <param name="store">The audit.</param>
/// <param name="timeProvider">The clock that a seal's time is of. Default: the system's.</param>
public sealed class AuditSealer(IAuditStore store, TimeProvider? timeProvider = null)
{
    private const int MaxTenants = 1000;

    /// <summary>How many operations one seal covers at most. The rest is for the next.</summary>
    public const int MaxOperations = 1000;

    private readonly TimeProvider clock = timeProvider ?? TimeProvider.System;

    /// <summary>Makes a seal for each tenant that has unsealed records; none when there is nothing to seal.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The seals, whose hashes may be kept elsewhere.</returns>
    public async ValueTask<IReadOnlyList<AuditSeal>> SealAsync(CancellationToken cancellationToken)
    {
        var seals = new List<AuditSeal>();
        foreach (
            var tenant in await store.ListUnsealedTenantsAsync(MaxTenants, cancellationToken).ConfigureAwait(false)
        )
        {
            if (await SealAsync(tenant, cancellationToken).ConfigureAwait(false) is { } seal)
            {
                seals.Add(seal);
            }
        }

        return seals;
    }

    /// <summary>Makes a seal for a tenant.</summary>
    /// <param name="tenant">Which tenant.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The seal; none when there is nothing to seal, or another process was faster.</returns>
    public async ValueTask<AuditSeal?> SealAsync(string tenant, CancellationToken cancellationToken)
    {
        var last = await store.FindLastSealAsync(tenant, cancellationToken).ConfigureAwait(false);
        var unsealed = await store.ListUnsealedAsync(tenant, MaxOperations, cancellationToken).ConfigureAwait(false);
        // a record that is missing can not be sealed; the verifier tells of it
        var operations = unsealed
            .Where(static operation => operation.Hash.Length > 0)
            .OrderBy(static operation => operation.OperationId.ToString("n"), StringComparer.Ordinal)
            .ToList();
        if (operations.Count == 0)
        {
            return null;
        }

        var seal = Make(tenant, last, operations);
        return await store.AppendSealAsync(seal, operations, cancellationToken).ConfigureAwait(false) ? seal : null;
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
