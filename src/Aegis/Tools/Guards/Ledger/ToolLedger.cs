using System.Runtime.ExceptionServices;
using Aegis.Approvals;
using Aegis.Ledger;

namespace Aegis.Tools;

/// <summary>Runs calls of tools as actions of a ledger, and tells the model what became of those that were not run.</summary>
internal sealed class ToolLedger(ActionLedger ledger, ApprovalServices approvals) : IToolLedger
{
    public async ValueTask<ToolOutcome> RunAsync(
        ToolCall call,
        Func<CancellationToken, ValueTask<ToolOutcome>> method,
        CancellationToken cancellationToken
    )
    {
        var definition = call.Definition;
        var tool = definition.Name;
        if (definition.Effect == ToolEffect.Transactional && !ledger.HasTransactions)
        {
            throw call.WithoutTransaction($"the ledger's store, {ledger.StoreName}, has none");
        }

        ToolOutcome? failed = null;
        ToolOutcome? made = null;
        try
        {
            var action = ToolAction.Of(call);
            var asked = action.Arguments;
            if (definition.RequiresApproval)
            {
                action = await approvals.GateAsync(action, call, cancellationToken).ConfigureAwait(false);
            }

            var outcome = await ledger
                .ExecuteAsync(
                    action,
                    (once, token) => DoAsync(once, asked, token),
                    ToolOutcomeCodec.Instance,
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (!ReferenceEquals(outcome.Memory, made?.Memory))
            {
                // also when another run made the call, whose memory may never have been committed
                await call.Context.RedoAsync(outcome.Memory, cancellationToken).ConfigureAwait(false);
            }

            return outcome;
        }
        catch (CanonicalJsonException error)
        {
            return ToolErrors.Refusal(tool, $"The arguments can not be recorded: {error.Message} It was not called.");
        }
        catch (OutcomeUnknownException) when (failed is not null && ToolAction.IsFree(definition))
        {
            return failed.Value;
        }
        catch (LedgerException error) when (error is not ApprovalPendingException)
        {
            return ToolErrors.Refusal(tool, LedgerText.Of(error, definition)) with { Memory = failed?.Memory };
        }
        catch (Exception error) when (failed is not null && error is not ApprovalPendingException)
        {
            // nothing was sent, for certain: the model may see why, and call again
            return failed.Value;
        }

        async ValueTask<ToolOutcome> DoAsync(LedgerCall once, string asked, CancellationToken token)
        {
            call.DownstreamKey = once.DownstreamKey;
            if (once.Transaction is { } transaction)
            {
                call.Transaction = transaction;
            }

            if (definition.RequiresApproval && ToolAction.ArgumentsOf(call) != asked)
            {
                failed = ToolErrors.Refusal(
                    tool,
                    "Its arguments were changed after they were allowed. It was not called."
                );
                throw new DefinitelyNotExecutedException("Its arguments were changed after they were allowed.");
            }

            var outcome = await method(token).ConfigureAwait(false);
            if (outcome.Exception is not { } error)
            {
                made = outcome;
                return outcome;
            }

            failed = outcome;
            if (ToolAction.IsFree(definition))
            {
                throw new DefinitelyNotExecutedException(error.Message, error);
            }

            if (call.Doubt is { } doubt)
            {
                throw new EarlierAttemptException(doubt, error);
            }

            ExceptionDispatchInfo.Throw(error);
            return outcome;
        }
    }

    public async ValueTask<string?> RefusesAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var isAllowedNow = false;
        var outcome = await RunAsync(
                call,
                _ =>
                {
                    isAllowedNow = true;
                    return new(new ToolOutcome("allowed", isError: false));
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return outcome.IsError ? ToolErrors.MessageOf(outcome)
            : isAllowedNow ? null
            : "The call was allowed before, and may have been made. It was not called again.";
    }
}

/// <summary>A probe that ended with an exception tells nothing of the call.</summary>
internal sealed class ToolProbeException(Exception error) : Exception(error.Message, error);

/// <summary>The last attempt sent nothing, but one before may have.</summary>
internal sealed class EarlierAttemptException(Exception earlier, Exception last)
    : Exception($"{last.Message} An earlier attempt ended with {earlier.GetType().Name}: {earlier.Message}", last);
