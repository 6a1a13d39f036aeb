using System.Text.Json;
using Aegis.Ledger;

namespace Aegis.Tools;

// which action the call is
public sealed partial class ToolCall
{
    private string? downstreamKey;

    /// <summary>The key to hand to the remote side, which is known once the method is called.</summary>
    public ToolCallKey Key => new(this);

    /// <summary>
    /// The value of the parameter with <see cref="IdempotencyKeyAttribute"/> as text, the same for every spelling of it and
    /// another for every other value; none without such a parameter.
    /// </summary>
    internal string? IdempotencyKey { get; private set; }

    /// <summary>The key of the operation; without a ledger one of the action, or of this call alone.</summary>
    internal string DownstreamKey
    {
        get => downstreamKey ??= LedgerCall.KeyOf(Definition.Name, IdempotencyKey ?? Guid.NewGuid().ToString("n"));
        set => downstreamKey = value;
    }

    /// <summary>An attempt that failed, and may have happened all the same; none when all that failed never happened.</summary>
    internal Exception? Doubt { get; set; }

    private T Identify<T>(ToolParameter<T> parameter, T value)
    {
        if (parameter.Name == Definition.IdempotencyKey && IsValid)
        {
            try
            {
                IdempotencyKey = value switch
                {
                    null => null,
                    string text => text,
                    _ => parameter.Json.Canonical.Of(value),
                };
            }
            catch (Exception error) when (error is InvalidOperationException or JsonException)
            {
                Report(parameter.Name, "must be of valid Unicode characters to be an idempotency key", received: null);
            }
        }

        return value;
    }
}
