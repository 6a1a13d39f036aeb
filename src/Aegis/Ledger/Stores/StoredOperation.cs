namespace Aegis.Ledger;

/// <summary>An operation in memory, with what a row has beside it.</summary>
/// <param name="Record">The operation, without what depends on the time of reading.</param>
/// <param name="LeaseUntil">Until when its owner has it.</param>
/// <param name="Approval">The last approval that was asked for.</param>
internal sealed record StoredOperation(
    OperationRecord Record,
    DateTimeOffset? LeaseUntil = null,
    ApprovalRecord? Approval = null
)
{
    public static StoredOperation Of(OperationClaim claim, DateTimeOffset now)
    {
        var record = new OperationRecord
        {
            Id = claim.Id,
            Tenant = claim.Tenant,
            Key = claim.Key,
            Thread = claim.Thread,
            Operation = claim.Operation,
            Effect = claim.Effect,
            Fingerprint = claim.Fingerprint,
            State = OperationState.Pending,
            CreatedAt = now,
        };
        return new StoredOperation(record).Claimed(claim.Owner, claim.Lease, claim.Approval, now);
    }

    public StoredOperation Claimed(string owner, TimeSpan lease, ApprovalRequest? approval, DateTimeOffset now) =>
        approval is null
            ? this with
            {
                Record = Record with { Phase = OperationPhase.Claimed, Owner = owner },
                LeaseUntil = now + lease,
            }
            : this with
            {
                Record = Record with { Phase = OperationPhase.AwaitingApproval, Owner = null },
                LeaseUntil = null,
                Approval = new ApprovalRecord
                {
                    Operation = Record.Handle,
                    OperationName = Record.Operation,
                    Thread = Record.Thread,
                    Fingerprint = Record.Fingerprint,
                    Request = approval,
                    Status = ApprovalStatus.Requested,
                    RequestedAt = now,
                    DecideBy = now + approval.DecideWithin,
                },
            };

    public OperationRecord At(DateTimeOffset now) =>
        Record with
        {
            LeaseLeft = LeaseUntil - now,
            Result = IsResultOver(now) ? null : Record.Result,
        };

    public bool IsExpired(DateTimeOffset now) => Record.ExpiresAt <= now;

    public bool IsResultOver(DateTimeOffset now) => Record.ResultExpiresAt <= now;

    public bool IsLeaseOver(DateTimeOffset now) => LeaseUntil <= now;

    public bool CanBeDecided(DateTimeOffset now) =>
        Record.Phase == OperationPhase.AwaitingApproval
        && Approval is { Status: ApprovalStatus.Requested } approval
        && approval.DecideBy > now;

    public bool IsApprovalOver(DateTimeOffset now) =>
        Record.Phase switch
        {
            OperationPhase.AwaitingApproval => Approval!.DecideBy <= now,
            OperationPhase.Approved => Approval!.ValidUntil <= now,
            _ => false,
        };

    public bool IsRecoverable(DateTimeOffset now) => IsLeaseOver(now) || IsApprovalOver(now);
}
