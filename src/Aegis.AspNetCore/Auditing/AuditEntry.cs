using Aegis.AspNetCore.Hitl;
using Aegis.Ledger;

namespace Aegis.AspNetCore.Auditing;

/// <summary>One step of an operation, as the audit has it.</summary>
/// <param name="OperationId">Of which operation.</param>
/// <param name="Sequence">Which of its steps, from 1 on.</param>
/// <param name="At">When, by the store's clock.</param>
/// <param name="Actor">Who.</param>
/// <param name="Action">What.</param>
/// <param name="Fence">The operation's fence after it.</param>
/// <param name="State">Its state after it.</param>
/// <param name="Phase">Its phase after it; none unless it is pending.</param>
/// <param name="Detail">What else there is to say; neither arguments nor results.</param>
/// <param name="PreviousHash">The hash of the step before, as hexadecimal digits.</param>
/// <param name="Hash">SHA-256 over all of it.</param>
internal sealed record AuditEntry(
    Guid OperationId,
    int Sequence,
    DateTimeOffset At,
    string Actor,
    string Action,
    long Fence,
    string State,
    string? Phase,
    string Detail,
    string PreviousHash,
    string Hash
)
{
    public static AuditEntry Of(AuditRecord record) =>
        new(
            record.OperationId,
            record.Sequence,
            record.At,
            record.Actor,
            record.Action,
            record.Fence,
            OperationWords.Of(record.State),
            OperationWords.Of(record.Phase),
            record.Detail,
            Convert.ToHexStringLower(record.PreviousHash.Span),
            Convert.ToHexStringLower(record.Hash.Span)
        );
}

/// <summary>All that was done to an operation.</summary>
/// <param name="Records">From the first on.</param>
internal sealed record AuditTrail(IReadOnlyList<AuditEntry> Records);
