using System.Runtime.ExceptionServices;
using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger;

// what the owner does: the intent, the effect, the end
internal sealed partial class LedgerRun<T>
{
    private async ValueTask<Ending> DoAsync(OperationRecord operation, CancellationToken cancellationToken)
    {
        var begun = operation;
        if (operation.Phase == OperationPhase.Claimed)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                await TryAsync(new Fail(operation.Handle, owner, LedgerFailures.Cancelled, options.FailureKept))
                    .ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
            }

            var begin = new Begin(operation.Handle, owner, options.Lease);
            if (await OwnAsync(begin).ConfigureAwait(false) is not { } executing)
            {
                return default;
            }

            begun = executing;
        }

        var work = action.Effect == ToolEffect.Transactional ? TransactAsync(begun) : ExecuteAsync(begun);
        try
        {
            return await work.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!work.IsCompleted)
        {
            // what has begun is finished, and its result is there for the next call
            parts.Detached.Add(work);
            throw;
        }
        catch (OperationCanceledException) when (work.IsFaulted)
        {
            // both at once: how it ended says more than that nobody waits for it
            return await work.ConfigureAwait(false);
        }
    }

    private async Task<Ending> ExecuteAsync(OperationRecord begun)
    {
        var beat = new Heartbeat(begun.Handle, owner, options.Lease);
        using var keeper = LeaseKeeper.Start(steps, beat, parts.Clock, ownedSince);
        var call = new LedgerCall(begun);
        T value;
        try
        {
            ThrowIfLeaseIsOver();
            value =
                isRepeated
                && action is { Effect: ToolEffect.Queryable, Probe: not null }
                && await ProbeAsync(call, begun, keeper.Lost).ConfigureAwait(false)
                    is { Verdict: ProbeVerdict.Done } found
                    ? ValueOf(found)
                    : await effect(call, keeper.Lost).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // whatever an effect throws decides what became of the operation
        catch (Exception error)
#pragma warning restore CA1031
        {
            // an earlier attempt may have happened, whatever this one knows of itself
            var isDefinite =
                Definiteness.Of(error, parts.Classifier)
                && !(isRepeated && action.Effect == ToolEffect.IdempotentDownstream);
            throw isDefinite
                ? await FailedAsync(begun, error).ConfigureAwait(false)
                : await UnknownAsync(begun, error).ConfigureAwait(false);
        }

        return await CommitAsync(begun, value).ConfigureAwait(false);
    }

    /// <summary>Whoever was given the lease so long ago that it may be over has sent nothing, and does not send now.</summary>
    private void ThrowIfLeaseIsOver()
    {
        if (parts.Clock.GetElapsedTime(ownedSince) >= options.Lease)
        {
            throw new DefinitelyNotExecutedException("The lease was over before the effect was called.");
        }
    }

    private async ValueTask<Ending> CommitAsync(OperationRecord begun, T value)
    {
        var result = ResultOf(begun, value);
        try
        {
            var commit = new Commit(begun.Handle, owner, result, options.ResultKept, options.KeyKept);
            return await steps.ApplyAsync(commit).ConfigureAwait(false) is not null
                ? new Ending(value)
                : new Ending(await LateAsync(begun, result).ConfigureAwait(false));
        }
        catch (LedgerUnavailableException error)
        {
            LedgerLog.NotRecorded(parts.Logger, begun.Id, begun.Operation, error);
            throw new OutcomeUnknownException(begun, error);
        }
    }

    /// <summary>Somebody else has decided what became of it: that counts, and nothing is started on the strength of it.</summary>
    private async ValueTask<T> LateAsync(OperationRecord begun, OperationResult result)
    {
        LedgerLog.Late(parts.Logger, begun.Id, begun.Operation);
        await TryAsync(new NoteLate(begun.Handle, owner, result.Digest)).ConfigureAwait(false);
        var now = await steps.FindAsync(begun.Tenant, begun.Id).ConfigureAwait(false);
        return now is { State: OperationState.Committed }
            ? codec.Read(now)
            : throw new OutcomeUnknownException(now ?? begun);
    }

    private async ValueTask<Exception> FailedAsync(OperationRecord begun, Exception error)
    {
        var fail = new Fail(begun.Handle, owner, LedgerFailures.Definite(error), options.FailureKept);
        await TryAsync(fail).ConfigureAwait(false);
        ExceptionDispatchInfo.Throw(error);
        return error;
    }

    private async ValueTask<OutcomeUnknownException> UnknownAsync(OperationRecord begun, Exception error)
    {
        LedgerLog.Unknown(parts.Logger, begun.Id, begun.Operation, error);
        var now = await TryAsync(LedgerFailures.Ambiguous(begun, owner, error)).ConfigureAwait(false);
        return error as OutcomeUnknownException ?? new OutcomeUnknownException(now ?? begun, error);
    }

    /// <summary>A step that the end does not depend on: without it, others find out once the lease is over.</summary>
    private async ValueTask<OperationRecord?> TryAsync(OperationTransition step)
    {
        try
        {
            return await steps.ApplyAsync(step).ConfigureAwait(false);
        }
        catch (LedgerUnavailableException error)
        {
            LedgerLog.NotRecorded(parts.Logger, step.Operation.Id, action.Operation, error);
            return null;
        }
    }

    private OperationResult ResultOf(OperationRecord operation, T value)
    {
        try
        {
            var result = codec.Write(value);
            if (result.IsOmitted)
            {
                LedgerLog.ResultNotKept(parts.Logger, operation.Id, operation.Operation, exception: null);
            }

            return result;
        }
#pragma warning disable CA1031 // converters of the app's own may throw what they like
        catch (Exception error)
#pragma warning restore CA1031
        {
            // it was done, whether its result can be kept or not: an infinite number has no JSON
            LedgerLog.ResultNotKept(parts.Logger, operation.Id, operation.Operation, error);
            return OperationResult.Omitted;
        }
    }

    /// <summary>How a call of the effect ended: with a value, or before it was made, so that there is more to look at.</summary>
    private readonly struct Ending(T value)
    {
        public bool IsFinal { get; } = true;

        public T? Value { get; } = value;
    }
}
