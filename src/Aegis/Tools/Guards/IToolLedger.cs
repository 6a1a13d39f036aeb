using System.Text.Json;

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
        if (KeyOf(call) is not { } key)
        {
            return await method(cancellationToken).ConfigureAwait(false);
        }

        using var _ = await locks.EnterAsync((call.Definition, key), cancellationToken).ConfigureAwait(false);
        return await method(cancellationToken).ConfigureAwait(false);
    }

    private static string? KeyOf(ToolCall call) =>
        call.Definition.IdempotencyKey is { } parameter && call.Arguments.TryGetValue(parameter, out var given)
            ? given switch
            {
                JsonElement { ValueKind: JsonValueKind.String } text => text.GetString(),
                _ => ArgumentBinder.Describe(given),
            }
            : null;
}
