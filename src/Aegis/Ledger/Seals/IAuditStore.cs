using Aegis.Accounts;

namespace Aegis.Ledger;

/// <summary>
/// The audit of all operations of a tenant, and the seals over it. It only keeps: what a seal is made of and whether it holds is
/// decided by <see cref="AuditSealer"/> and whoever verifies. What is read for them comes with
/// <see cref="AuditRecord.Damage"/> when it can not be read, so that the rest can.
/// </summary>
public interface IAuditStore
{
    /// <summary>Counts the records of claims: the operations that a tenant has claimed in a period, reaped or not.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="period">In which period, by <see cref="AuditRecord.At"/>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How many.</returns>
    ValueTask<long> CountClaimsAsync(string tenant, BillingPeriod period, CancellationToken cancellationToken);

    /// <summary>Reads records by time, then by operation id as hexadecimal digits, then by number.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="after">The last one of the page before; none for the first page.</param>
    /// <param name="from">From when on.</param>
    /// <param name="to">Up to when, which is not included.</param>
    /// <param name="limit">How many at most, from 1 on.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The records.</returns>
    /// <exception cref="InvalidDataException">A record is damaged so that it is none.</exception>
    ValueTask<IReadOnlyList<AuditRecord>> ReadByTimeAsync(
        string tenant,
        AuditRecord? after,
        DateTimeOffset from,
        DateTimeOffset to,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>Reads records by operation id as hexadecimal digits, then by number.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="after">The last one of the page before; none for the first page.</param>
    /// <param name="limit">How many at most, from 1 on.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>
    /// The records, damaged ones too. What can not even be placed comes as one more before the first page.
    /// </returns>
    ValueTask<IReadOnlyList<AuditRecord>> ReadByOperationAsync(
        string tenant,
        AuditPosition? after,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>Reads tenants that have records which no seal covers, in an order of the store's.</summary>
    /// <param name="after">The last one of the page before; none for the first page.</param>
    /// <param name="limit">How many at most, from 1 on.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Their ids.</returns>
    ValueTask<IReadOnlyList<string>> ListUnsealedTenantsAsync(
        string? after,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Reads the last record of operations that have records which no seal covers, by operation id as hexadecimal digits.
    /// </summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="after">After which record; none for the first page.</param>
    /// <param name="limit">How many at most, from 1 on.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The operations, each once.</returns>
    ValueTask<IReadOnlyList<SealedOperation>> ListUnsealedAsync(
        string tenant,
        AuditPosition? after,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>Reads seals in the order of their numbers.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="after">The number of the last one of the page before; 0 for the first page.</param>
    /// <param name="limit">How many at most, from 1 on.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The seals, damaged ones too. What has no number comes as one more before the first page.</returns>
    ValueTask<IReadOnlyList<AuditSeal>> ReadSealsAsync(
        string tenant,
        long after,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>Reads the last seal.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The seal, damaged or not; none before the first.</returns>
    ValueTask<AuditSeal?> FindLastSealAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>Reads what a seal covers, by operation id as hexadecimal digits.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="number">Which seal.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The operations.</returns>
    ValueTask<IReadOnlyList<SealedOperation>> ReadSealedAsync(
        string tenant,
        long number,
        CancellationToken cancellationToken
    );

    /// <summary>Reads what all seals cover, by operation id as hexadecimal digits, then by number of the record.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="after">The last one of the page before; none for the first page.</param>
    /// <param name="limit">How many at most, from 1 on.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The operations, once for every seal that covers them, damaged ones too.</returns>
    ValueTask<IReadOnlyList<SealedOperation>> ReadSealedAsync(
        string tenant,
        AuditPosition? after,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>Keeps a seal with what it covers, in one transaction; that is then no longer unsealed.</summary>
    /// <param name="seal">The seal.</param>
    /// <param name="operations">What it covers.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>
    /// Whether it was kept; not when there is one with its number, nor when what it covers was reaped with its operation.
    /// </returns>
    ValueTask<bool> AppendSealAsync(
        AuditSeal seal,
        IReadOnlyList<SealedOperation> operations,
        CancellationToken cancellationToken
    );
}

/// <summary>Where a record is.</summary>
/// <param name="OperationId">Of which operation.</param>
/// <param name="Sequence">Its number.</param>
public readonly record struct AuditPosition(Guid OperationId, int Sequence);
