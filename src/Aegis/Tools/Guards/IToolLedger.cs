namespace Aegis.Tools;

/// <summary>Makes a call with a side effect happen once.</summary>
internal interface IToolLedger
{
    /// <summary>Runs the method, or gives what it gave before.</summary>
    ValueTask<ToolOutcome> RunAsync(
        ToolCall call,
        Func<CancellationToken, ValueTask<ToolOutcome>> method,
        CancellationToken cancellationToken
    );
}

/// <summary>Remembers nothing; only keeps two calls for the same action from running at the same time in this process.</summary>
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
        if (call.IdempotencyKey is not { } key)
        {
            return await method(cancellationToken).ConfigureAwait(false);
        }

        using var _ = await locks.EnterAsync((call.Definition, key), cancellationToken).ConfigureAwait(false);
        return await method(cancellationToken).ConfigureAwait(false);
    }
}
