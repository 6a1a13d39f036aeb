namespace Aegis.Ledger.Tests.Simulation;

/// <summary>What has to hold of a history, known from the remote system and not from the ledger.</summary>
internal static class SimCheck
{
    /// <returns>What does not hold; none when all does.</returns>
    public static async ValueTask<string?> FaultOfAsync(SimHistory history)
    {
        var operation = await history.Store.FindByKeyAsync(SimHistory.Tenant, SimHistory.Key, CancellationToken.None);
        if (!history.HasEnded || operation is null)
        {
            return "the last call has no end";
        }

        var audit = await history.Store.ReadAuditAsync(SimHistory.Tenant, operation.Id, CancellationToken.None);
        return Repeated(history)
            ?? Untold(history, operation)
            ?? Stuck(history, operation)
            ?? AuditChain.Verify(operation, audit);
    }

    private static string? Repeated(SimHistory history) =>
        history.Remote.Effects.Count > 1 ? $"it happened {history.Remote.Effects.Count} times"
        : history.Answers.Exists(answer => !history.Remote.Effects.Contains(answer))
            ? "somebody was given what never happened"
        : null;

    /// <summary>The record says what happened; or that nobody knows.</summary>
    private static string? Untold(SimHistory history, OperationRecord operation)
    {
        var count = history.Remote.Effects.Count;
        return operation.State switch
        {
            OperationState.Committed when count != 1 => "it is committed, and did not happen",
            OperationState.Failed when count != 0 => "it failed, and happened",
            _ => null,
        };
    }

    private static string? Stuck(SimHistory history, OperationRecord operation) =>
        operation.State switch
        {
            OperationState.Pending => $"it is still {operation.Phase}",
            OperationState.Unknown
                when history.Effect != ToolEffect.AtMostOnce && history.LastError is not KeyReusedException =>
                $"it is unknown although it could be found out: {history.LastError}",
            OperationState.Failed
                when history.LastError is null or not (OperationFailedException or KeyReusedException) =>
                $"it failed, and was not tried again: {history.LastError}",
            _ => null,
        };
}
