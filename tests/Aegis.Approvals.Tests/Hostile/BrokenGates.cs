using System.Collections.Concurrent;
using Aegis.Tools;

namespace Aegis.Approvals.Tests.Hostile;

/// <summary>A gate that stands open.</summary>
internal sealed class OpenGate : IToolLedger
{
    public ValueTask<ToolOutcome> RunAsync(
        ToolCall call,
        Func<CancellationToken, ValueTask<ToolOutcome>> method,
        CancellationToken cancellationToken
    ) => method(cancellationToken);

    public ValueTask<string?> RefusesAsync(ToolCall call, CancellationToken cancellationToken) => new((string?)null);
}

/// <summary>A gate that holds whoever was let through once for let through for good.</summary>
internal sealed class ForgetfulGate(IToolLedger gate) : IToolLedger
{
    private readonly ConcurrentDictionary<string, bool> known = new(StringComparer.Ordinal);

    public async ValueTask<ToolOutcome> RunAsync(
        ToolCall call,
        Func<CancellationToken, ValueTask<ToolOutcome>> method,
        CancellationToken cancellationToken
    )
    {
        if (known.ContainsKey(call.Definition.Name))
        {
            return await method(cancellationToken);
        }

        var outcome = await gate.RunAsync(call, method, cancellationToken);
        _ = outcome.IsError || known.TryAdd(call.Definition.Name, true);
        return outcome;
    }

    public ValueTask<string?> RefusesAsync(ToolCall call, CancellationToken cancellationToken) =>
        gate.RefusesAsync(call, cancellationToken);
}
