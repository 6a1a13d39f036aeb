using System.Runtime.ExceptionServices;
using Aegis.Ledger;

namespace Aegis.Tools;

/// <summary>Runs calls of tools as actions of a ledger, and tells the model what became of those that were not run.</summary>
internal sealed class ToolLedger(ActionLedger ledger) : IToolLedger
{
    public async ValueTask<ToolOutcome> RunAsync(
        ToolCall call,
        Func<CancellationToken, ValueTask<ToolOutcome>> method,
        CancellationToken cancellationToken
    )
    {
        var tool = call.Definition.Name;
        if (call.Definition.Effect == ToolEffect.Transactional && !ledger.HasTransactions)
        {
            throw call.WithoutTransaction($"the ledger's store, {ledger.StoreName}, has none");
        }

        ToolOutcome? failed = null;
        try
        {
            return await ledger
                .ExecuteAsync(ToolAction.Of(call), DoAsync, ToolOutcomeCodec.Instance, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (CanonicalJsonException error)
        {
            return ToolErrors.Refusal(tool, $"The arguments can not be recorded: {error.Message} It was not called.");
        }
        catch (LedgerException error)
        {
            return ToolErrors.Refusal(tool, TextOf(error));
        }
        catch (Exception) when (failed is not null)
        {
            // nothing was sent, for certain: the model may see why, and call again
            return failed.Value;
        }

        async ValueTask<ToolOutcome> DoAsync(LedgerCall once, CancellationToken token)
        {
            call.DownstreamKey = once.DownstreamKey;
            if (once.Transaction is { } transaction)
            {
                call.Transaction = transaction;
            }

            var outcome = await method(token).ConfigureAwait(false);
            if (outcome.Exception is not { } error)
            {
                return outcome;
            }

            failed = outcome;
            if (call.Doubt is { } doubt)
            {
                throw new EarlierAttemptException(doubt, error);
            }

            ExceptionDispatchInfo.Throw(error);
            return outcome;
        }
    }

    private static string TextOf(LedgerException error)
    {
        var id = error.Operation?.Id;
        return error switch
        {
            OutcomeUnknownException { InnerException: ToolProbeException { InnerException: { } inner } } =>
                $"The earlier call may have taken effect; asking whether it did ended with {inner.GetType().Name}: {inner.Message} "
                    + $"It was not repeated. Operation {id}.",
            OutcomeUnknownException { InnerException: { } inner } =>
                $"It ended with {inner.GetType().Name}: {inner.Message} Whether it took effect is unknown; it was not repeated. "
                    + $"Do not call it again for the same. Operation {id}.",
            OutcomeUnknownException =>
                $"The outcome of the earlier call is unknown; it was not repeated. Operation {id}.",
            KeyReusedException =>
                $"Another call with the same key was made before, with other arguments. It was not called. Operation {id}.",
            OperationInProgressException =>
                $"The same call is still under way. It was not called again. Operation {id}.",
            ApprovalPendingException => $"Nobody has allowed the call yet. It was not called. Operation {id}.",
            OperationFailedException => $"It was not called. {error.Operation?.Failure?.Message} Operation {id}.",
            ResultGoneException =>
                $"The call was made before, and its result is not kept. It was not called again. Operation {id}.",
            _ => $"{error.Message} It was not called.",
        };
    }
}

/// <summary>A probe that ended with an exception tells nothing of the call.</summary>
internal sealed class ToolProbeException(Exception error) : Exception(error.Message, error);

/// <summary>The last attempt sent nothing, but one before may have.</summary>
internal sealed class EarlierAttemptException(Exception earlier, Exception last)
    : Exception($"{last.Message} An earlier attempt ended with {earlier.GetType().Name}: {earlier.Message}", last);
