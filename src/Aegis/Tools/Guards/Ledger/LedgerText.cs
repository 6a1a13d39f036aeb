using Aegis.Ledger;

namespace Aegis.Tools;

/// <summary>What a model reads of a call that a ledger did not make.</summary>
internal static class LedgerText
{
    public static string Of(LedgerException error, ToolDefinition tool)
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
            KeyReusedException when tool.RequiresApproval =>
                "Another call with the same key was asked for before, with other arguments or of another version of the tool. "
                    + $"What holds for that does not hold for this one. It was not called. Operation {id}.",
            KeyReusedException =>
                $"Another call with the same key was made before, with other arguments. It was not called. Operation {id}.",
            OperationInProgressException =>
                $"The same call is still under way. It was not called again. Operation {id}.",
            OperationFailedException => $"{Of(error.Operation?.Failure)} It was not called. Operation {id}.",
            ResultGoneException { InnerException: { } inner } =>
                $"The call was made before, and its result can not be read ({inner.Message}). It was not called again. Operation {id}.",
            ResultGoneException =>
                $"The call was made before, and its result is not kept. It was not called again. Operation {id}.",
            _ => $"{error.Message} It was not called.",
        };
    }

    private static string Of(OperationFailure? failure) =>
        failure?.Kind switch
        {
            FailureKind.Rejected =>
                $"The call was not allowed: {failure.Message} That is final; do not ask for it again.",
            FailureKind.ApprovalExpired => "The call requires approval, and nobody allowed it in time.",
            FailureKind.Cancelled => "The request to allow the call was taken back.",
            _ => $"{failure?.Message}",
        };
}
