using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger;

// what may have happened, and when it may be repeated
internal sealed partial class LedgerRun<T>
{
    /// <summary>Takes the operation to run it again where its effect allows that, or else finds out what became of it.</summary>
    /// <returns>The operation as it is then; none when it has to be read again.</returns>
    private async ValueTask<OperationRecord?> DecideAsync(
        OperationRecord unknown,
        LedgerWait wait,
        CancellationToken cancellationToken
    )
    {
        var reRun = new ReRun(unknown.Handle, owner, options.Lease);
        var allowed = action.Effect switch
        {
            ToolEffect.Transactional => reRun,
            ToolEffect.IdempotentDownstream => reRun with { MaxAge = options.DownstreamWindow },
            ToolEffect.Queryable when action.Probe is not null => reRun with { MinAge = options.MaxInFlight },
            _ => throw new OutcomeUnknownException(unknown),
        };
        if (await OwnAsync(allowed).ConfigureAwait(false) is { } again)
        {
            return again;
        }

        var now = await ReadAsync().ConfigureAwait(false);
        if (now is not { State: OperationState.Unknown } || now.Fence != unknown.Fence)
        {
            return now;
        }

        // nobody else has it, so it is too late, or for a probe too early, to repeat it
        return action.Probe is null || action.Effect != ToolEffect.Queryable
            ? throw new OutcomeUnknownException(now)
            : await LookAsync(now, wait, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks whether it happened, while a request that was sent may still be on its way.</summary>
    private async ValueTask<OperationRecord?> LookAsync(
        OperationRecord unknown,
        LedgerWait wait,
        CancellationToken cancellationToken
    )
    {
        var answer = await ProbeAsync(new LedgerCall(unknown), unknown, cancellationToken).ConfigureAwait(false);
        if (answer.Verdict == ProbeVerdict.Done)
        {
            var resolve = new ResolveCommitted(
                unknown.Handle,
                owner,
                "A probe found it.",
                ResultOf(unknown, ValueOf(answer)),
                options.ResultKept,
                options.KeyKept
            );
            return await steps.ApplyAsync(resolve).ConfigureAwait(false);
        }

        await wait.PauseAsync(unknown, cancellationToken).ConfigureAwait(false);
        return await ReadAsync().ConfigureAwait(false);
    }

    /// <exception cref="OutcomeUnknownException">The probe failed, or can not tell.</exception>
    private async ValueTask<ProbeAnswer> ProbeAsync(
        LedgerCall call,
        OperationRecord operation,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var answer = await action.Probe!(call, cancellationToken).ConfigureAwait(false);
            return answer.Verdict != ProbeVerdict.CannotTell ? answer : throw new OutcomeUnknownException(operation);
        }
        catch (Exception error)
            when (error is not OutcomeUnknownException && !cancellationToken.IsCancellationRequested)
        {
            throw new OutcomeUnknownException(operation, error);
        }
    }

    private T ValueOf(ProbeAnswer answer) =>
        answer.Result switch
        {
            T value => value,
            null when default(T) is null => default!,
            var other => throw new InvalidOperationException(
                $"The probe of '{action.Operation}' found a result of type {other?.GetType().Name ?? "null"}, but the action "
                    + $"gives {typeof(T).Name}. Return ProbeAnswer.Done with what the action would have given."
            ),
        };
}
