using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tools;

/// <summary>What stands between checked arguments and the method: the ledger with its approval gate, then the lock.</summary>
internal static class ToolGuards
{
    public static async ValueTask<ToolOutcome> RunAsync(
        ToolCall call,
        Func<CancellationToken, ValueTask<ToolOutcome>> method,
        CancellationToken cancellationToken
    )
    {
        var definition = call.Definition;
        if (!definition.IsRecorded)
        {
            return await LockedAsync(definition, method, cancellationToken).ConfigureAwait(false);
        }

        var ledger = call.Services.GetService<IToolLedger>() ?? InProcessLedger.Instance;
        return await ledger
            .RunAsync(call, token => LockedAsync(definition, method, token), cancellationToken)
            .ConfigureAwait(false);
    }

    private static async ValueTask<ToolOutcome> LockedAsync(
        ToolDefinition definition,
        Func<CancellationToken, ValueTask<ToolOutcome>> method,
        CancellationToken cancellationToken
    )
    {
        if (definition.OneAtATime is not { } gate)
        {
            return await method(cancellationToken).ConfigureAwait(false);
        }

        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await method(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }
}
