namespace Aegis.Ledger;

/// <summary>
/// One step of an operation. A store applies it as one conditional update: it takes effect when the operation has the id,
/// tenant and fence of <see cref="Operation"/> and is as the step's remarks say under "From", and otherwise not at all. "Over"
/// and "left" are judged by the store's clock.
/// </summary>
/// <remarks>
/// What every step does beside what it says: a state other than pending has no phase, owner or lease; so have the phases
/// awaiting approval and approved no owner and lease. Reaching committed, failed or unknown sets
/// <see cref="OperationRecord.FinishedAt"/>, leaving them clears it, with the result, the failure and both expiries.
/// Committed clears the failure. In the same database transaction one <see cref="AuditRecord"/> is written, as
/// <see cref="AuditChain.Next(OperationRecord, AuditRecord, OperationTransition, DateTimeOffset)"/> makes it, for each step
/// that has an <see cref="AuditAction"/>.
/// </remarks>
public abstract partial record OperationTransition
{
    private const int MaxDetailLength = 1000;

    private OperationTransition(OperationHandle operation, string actor)
    {
        StoredText.ThrowIfUnfit(actor, 255, nameof(actor));
        Operation = operation;
        Actor = actor;
    }

    /// <summary>Which operation, with the fence that it has to have.</summary>
    public OperationHandle Operation { get; }

    /// <summary>Who does it, for the audit: 1 to 255 bytes of UTF-8.</summary>
    public string Actor { get; }

    /// <summary>What the audit calls the step; none when it is not audited.</summary>
    public abstract string? AuditAction { get; }

    /// <summary>What else the audit says of it.</summary>
    internal virtual string Detail => "";

    /// <summary>
    /// Whether an operation that was read after the answer of a store was lost shows that this very step took effect.
    /// </summary>
    internal abstract bool HasLandedIn(OperationRecord now);

    private bool HasFence(OperationRecord now) => now.Fence == Operation.Fence;

    private static string Fit(string text) => StoredText.Fit(text, MaxDetailLength);
}
