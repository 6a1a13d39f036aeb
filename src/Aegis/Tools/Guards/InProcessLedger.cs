namespace Aegis.Tools;

/// <summary>
/// Remembers nothing; only keeps two calls for the same action from running at the same time in this process. Nobody can ask
/// it, so nobody approves: no answer means no.
/// </summary>
internal sealed class InProcessLedger : IToolLedger
{
    private readonly KeyedLocks<(ToolDefinition Tool, string Key)> locks = new();

    public static InProcessLedger Instance { get; } = new();

    public async ValueTask<ToolOutcome> RunAsync(
        ToolCall call,
        Func<CancellationToken, ValueTask<ToolOutcome>> method,
        CancellationToken cancellationToken
    )
    {
        if (call.Definition.RequiresApproval)
        {
            return ToolErrors.Refusal(call.Definition.Name, ToolErrors.NobodyApproves);
        }

        if (call.IdempotencyKey is not { } key)
        {
            return await method(cancellationToken).ConfigureAwait(false);
        }

        using var _ = await locks.EnterAsync((call.Definition, key), cancellationToken).ConfigureAwait(false);
        return await method(cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<string?> RefusesAsync(ToolCall call, CancellationToken cancellationToken) =>
        new(call.Definition.RequiresApproval ? ToolErrors.NobodyApproves : null);
}
