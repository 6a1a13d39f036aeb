using System.Security.Cryptography;

namespace Aegis.Ledger;

/// <summary>The records of one operation, each of which bears the hash of the one before.</summary>
public static class AuditChain
{
    /// <summary>The first record of an operation.</summary>
    /// <param name="operation">The operation as it was just claimed.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="at">The time by the store's clock.</param>
    /// <returns>The record to write with it.</returns>
    public static AuditRecord First(OperationRecord operation, OperationClaim claim, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(claim);
        var detail = claim.Approval is { } approval ? approval.Audited : "";
        return Make(operation, 1, at, claim.Owner, "claim", detail, AuditHash.OfHeader(operation));
    }

    /// <summary>The next record of an operation.</summary>
    /// <param name="operation">The operation after the step.</param>
    /// <param name="last">Its last record.</param>
    /// <param name="transition">The step; one that is audited.</param>
    /// <param name="at">The time by the store's clock.</param>
    /// <returns>The record to write with it.</returns>
    /// <exception cref="ArgumentException">The step is not audited.</exception>
    public static AuditRecord Next(
        OperationRecord operation,
        AuditRecord last,
        OperationTransition transition,
        DateTimeOffset at
    )
    {
        ArgumentNullException.ThrowIfNull(last);
        return Next(operation, last.Sequence, last.Hash, transition, at);
    }

    /// <inheritdoc cref="Next(OperationRecord, AuditRecord, OperationTransition, DateTimeOffset)"/>
    /// <param name="operation">The operation after the step.</param>
    /// <param name="lastSequence">The number of its last record.</param>
    /// <param name="lastHash">The hash of its last record.</param>
    /// <param name="transition">The step; one that is audited.</param>
    /// <param name="at">The time by the store's clock.</param>
    public static AuditRecord Next(
        OperationRecord operation,
        int lastSequence,
        ReadOnlyMemory<byte> lastHash,
        OperationTransition transition,
        DateTimeOffset at
    )
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(transition);
        var action =
            transition.AuditAction ?? throw new ArgumentException("The step is not audited.", nameof(transition));
        return Make(operation, lastSequence + 1, at, transition.Actor, action, transition.Detail, lastHash);
    }

    /// <summary>Looks for what was changed, removed or put in another order.</summary>
    /// <param name="operation">
    /// The operation as it is now, which shows when the last records are missing, or the operation itself was changed; none
    /// when it is gone.
    /// </param>
    /// <param name="records">All its records.</param>
    /// <returns>What is wrong, in words; none when nothing is.</returns>
    public static string? Verify(OperationRecord? operation, IReadOnlyList<AuditRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        if (records.Count == 0)
        {
            return operation is null ? null : "There are no records.";
        }

        var previous = operation is null ? records[0].PreviousHash : AuditHash.OfHeader(operation);
        for (var at = 0; at < records.Count; at++)
        {
            if (FaultOf(records[at], at + 1, records[0], previous) is { } fault)
            {
                return $"Record {at + 1}: {fault}";
            }

            previous = records[at].Hash;
        }

        return operation is null ? null : FaultOf(operation, records);
    }

    private static string? FaultOf(
        AuditRecord record,
        int sequence,
        AuditRecord first,
        ReadOnlyMemory<byte> previous
    ) =>
        record.Sequence != sequence ? $"its number is {record.Sequence}."
        : record.OperationId != first.OperationId || record.Tenant != first.Tenant ? "it is of another operation."
        : !previous.Span.SequenceEqual(record.PreviousHash.Span) ? "it does not follow the one before."
        : FaultOf(record);

    /// <summary>What is wrong with a record, apart from those around it.</summary>
    internal static string? FaultOf(AuditRecord record) =>
        record.At.Ticks % TimeSpan.TicksPerMillisecond != 0 ? "its time is not in whole milliseconds."
        : !CryptographicOperations.FixedTimeEquals(AuditHash.Of(record), record.Hash.Span) ? "its hash is another."
        : null;

    private static string? FaultOf(OperationRecord operation, IReadOnlyList<AuditRecord> records)
    {
        var last = records[^1];
        if ((last.State, last.Phase, last.Fence) != (operation.State, operation.Phase, operation.Fence))
        {
            return "The operation is not as the last record left it.";
        }

        // an owner who came late is told of after the commit
        var commit = records.LastOrDefault(static record =>
            record.Action is "commit" or "resolve-committed" or "approve-and-commit"
        );
        return
            operation.Result is { } result
            && commit?.Detail.StartsWith(result.Digest, StringComparison.Ordinal) is not true
            ? "The result is not the one that was committed."
            : null;
    }

    private static AuditRecord Make(
        OperationRecord operation,
        int sequence,
        DateTimeOffset at,
        string actor,
        string action,
        string detail,
        ReadOnlyMemory<byte> previousHash
    )
    {
        var record = new AuditRecord
        {
            Tenant = operation.Tenant,
            OperationId = operation.Id,
            Sequence = sequence,
            At = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()),
            Actor = actor,
            Action = action,
            Fence = operation.Fence,
            State = operation.State,
            Phase = operation.Phase,
            Detail = detail,
            PreviousHash = previousHash,
            Hash = default,
        };
        return record with { Hash = AuditHash.Of(record) };
    }
}
