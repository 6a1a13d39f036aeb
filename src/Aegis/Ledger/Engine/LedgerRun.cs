using Aegis.Telemetry;
using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger;

/// <summary>One call of an action: looks at the operation that has the key, until it can answer or is to call the effect.</summary>
internal sealed partial class LedgerRun<T>(
    LedgerParts parts,
    LedgerAction action,
    Func<LedgerCall, CancellationToken, ValueTask<T>> effect,
    ResultCodec<T> codec
)
{
    private readonly LedgerSteps steps = parts.Steps;
    private readonly LedgerOptions options = parts.Options;
    private readonly string owner = LedgerParts.NewOwner();
    private readonly Fingerprint fingerprint = Fingerprint.Of(action.Operation, action.Thread, action.Arguments);

    // from before this call last became the owner
    private long ownedSince;

    // whether what this call owns may have happened by another's hand
    private bool isRepeated;

    public async ValueTask<T> RunAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var wait = new LedgerWait(parts, action);
        OperationRecord? operation = null;
        while (true)
        {
            operation ??= await ClaimAsync().ConfigureAwait(false);
            if (!operation.Fingerprint.Equals(fingerprint))
            {
                throw new KeyReusedException(operation);
            }

            if (action.Approval is not null && operation.Phase == OperationPhase.Claimed)
            {
                // somebody has claimed the key without asking: that is no way around those who decide
                throw new KeyReusedException(operation);
            }

            switch (operation.State)
            {
                case OperationState.Committed:
                    LedgerTelemetry.NoteReplay(action.Operation);
                    return codec.Read(operation);
                case OperationState.Failed:
                    operation = await RetryAsync(operation).ConfigureAwait(false);
                    break;
                case OperationState.Unknown:
                    await ThrowIfNotAllowedAsync(operation).ConfigureAwait(false);
                    operation = await DecideAsync(operation, wait, cancellationToken).ConfigureAwait(false);
                    break;
                // once the lease is over it is anybody's, and taken again as anybody takes it
                case OperationState.Pending when operation.Owner == owner && operation.LeaseLeft > TimeSpan.Zero:
                    var ending = await DoAsync(operation, cancellationToken).ConfigureAwait(false);
                    if (ending.IsFinal)
                    {
                        return ending.Value!;
                    }

                    operation = await ReadAsync().ConfigureAwait(false);
                    break;
                default:
                    operation = await FollowAsync(operation, wait, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
    }

    private ValueTask<OperationRecord> ClaimAsync()
    {
        ownedSince = parts.Clock.GetTimestamp();
        return steps.ClaimAsync(
            new OperationClaim
            {
                Id = Guid.NewGuid(),
                Tenant = action.Tenant,
                Key = action.Key,
                Thread = action.Thread,
                Operation = action.Operation,
                Effect = action.Effect,
                Fingerprint = fingerprint,
                Owner = owner,
                Lease = options.Lease,
                Approval = action.Approval,
            }
        );
    }

    private ValueTask<OperationRecord?> ReadAsync() => steps.FindByKeyAsync(action.Tenant, action.Key);

    /// <summary>A step that makes this call the owner.</summary>
    private ValueTask<OperationRecord?> OwnAsync(OperationTransition step)
    {
        ownedSince = parts.Clock.GetTimestamp();
        isRepeated = step is ReRun;
        return steps.ApplyAsync(step);
    }

    private ValueTask<OperationRecord?> RetryAsync(OperationRecord failed) =>
        failed.Failure!.IsRetryable && failed.Attempt < options.MaxAttempts
            ? OwnAsync(
                new Retry(failed.Handle, owner, options.Lease, options.MaxAttempts) { Approval = action.Approval }
            )
            : throw new OperationFailedException(failed);

    /// <summary>What the calls of others are doing: waits for it, or takes what they have let go of.</summary>
    private async ValueTask<OperationRecord?> FollowAsync(
        OperationRecord pending,
        LedgerWait wait,
        CancellationToken cancellationToken
    )
    {
        if (pending.Phase == OperationPhase.AwaitingApproval)
        {
            return await AwaitDecisionAsync(pending, wait, cancellationToken).ConfigureAwait(false);
        }

        var isLeaseOver = pending.LeaseLeft <= TimeSpan.Zero;
        var after = pending.Phase switch
        {
            OperationPhase.Claimed when isLeaseOver => await OwnAsync(
                    new TakeOver(pending.Handle, owner, options.Lease)
                )
                .ConfigureAwait(false),
            OperationPhase.Executing when isLeaseOver => await steps
                .ApplyAsync(LedgerFailures.OwnerGone(pending, owner))
                .ConfigureAwait(false),
            OperationPhase.Approved => await UseApprovalAsync(pending, cancellationToken).ConfigureAwait(false),
            _ => null,
        };
        if (after is not null)
        {
            return after;
        }

        await wait.PauseAsync(pending, cancellationToken).ConfigureAwait(false);
        return await ReadAsync().ConfigureAwait(false);
    }
}
