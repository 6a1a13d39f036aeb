using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aegis.Agents;
using Aegis.Ledger;

namespace Aegis.Tools;

/// <summary>A call of a tool as the action that it is.</summary>
internal static class ToolAction
{
    private const int MaxKeyLength = 255;

    // what a header can name
    private const int MaxThreadLength = 128;

    /// <exception cref="CanonicalJsonException">The arguments can not be compared with others.</exception>
    public static LedgerAction Of(ToolCall call)
    {
        var arguments = ArgumentsOf(call);
        var tool = call.Definition.Name;
        if (call.IdempotencyKey is { } key)
        {
            // the key alone says which action it is, in whatever run
            return Action(Fit(MaxKeyLength, ReservedKeys.Named, tool, key), "*");
        }

        var context = call.Context;
        var ordinal = OrdinalOf(call, context).ToString(CultureInfo.InvariantCulture);
        return Action(
            Fit(MaxKeyLength, ReservedKeys.OfRun, context.RunId, context.AgentId, tool, ordinal),
            Fit(MaxThreadLength, context.RunId)
        );

        LedgerAction Action(string actionKey, string thread) =>
            new()
            {
                Tenant = call.Context.Tenant,
                Key = actionKey,
                Operation = tool,
                Effect = EffectOf(call.Definition),
                Thread = thread,
                Arguments = arguments,
                Probe = call.Probe is { } probe ? (once, token) => AskAsync(call, once, probe, token) : null,
            };
    }

    /// <summary>The arguments as they are now, as canonical JSON.</summary>
    /// <exception cref="CanonicalJsonException">The arguments can not be compared with others.</exception>
    public static string ArgumentsOf(ToolCall call) => Encoding.UTF8.GetString(CanonicalJson.Of(Write(call)));

    /// <summary>Whether a call may be repeated as often as anybody likes.</summary>
    public static bool IsFree(ToolDefinition tool) => tool.Effect is ToolEffect.ReadOnly or ToolEffect.Idempotent;

    /// <summary>What is recorded of a tool that says nothing of repetitions, or that they do no harm.</summary>
    private static ToolEffect EffectOf(ToolDefinition tool) =>
        tool.Effect == ToolEffect.Unspecified ? ToolEffect.AtMostOnce
        : IsFree(tool) ? ToolEffect.IdempotentDownstream
        : tool.Effect;

    private static async ValueTask<ProbeAnswer> AskAsync(
        ToolCall call,
        LedgerCall once,
        Func<CancellationToken, ValueTask<ProbeAnswer>> probe,
        CancellationToken cancellationToken
    )
    {
        call.DownstreamKey = once.DownstreamKey;
        try
        {
            return await probe(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ToolProbeException(error);
        }
    }

    private static int OrdinalOf(ToolCall call, AgentContext context) =>
        call.Arguments.Context?.TryGetValue(typeof(ToolOrdinal), out var settled) is true
        && settled is ToolOrdinal ordinal
            ? ordinal.Value
            : context.ToolOrdinals.Next(call.Definition.Name);

    /// <summary>Parts with a colon between, which no part has; a hash when that is too long to be a key.</summary>
    private static string Fit(int longest, params string[] parts)
    {
        var text = string.Join(':', parts.Select(Uri.EscapeDataString));
        return text.Length <= longest
            ? text
            : $"{ReservedKeys.Hashed}:{Hex.Of(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }

    private static ReadOnlyMemory<byte> Write(ToolCall call)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            // whoever allowed a call allowed all of it
            var ignored = call.Definition.RequiresApproval ? [] : call.Definition.FingerprintIgnored;
            foreach (var (name, value) in call.Arguments)
            {
                if (ignored.Contains(name, StringComparer.Ordinal))
                {
                    continue;
                }

                writer.WritePropertyName(name);
                Write(writer, value, call.Context);
            }

            writer.WriteEndObject();
        }

        return output.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter writer, object? value, AgentContext context)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonElement { ValueKind: not JsonValueKind.Undefined } json:
                // as it was given: a number keeps all its digits, a repeated name is found
                writer.WriteRawValue(json.GetRawText());
                break;
            case JsonElement:
                writer.WriteNullValue();
                break;
            default:
                JsonSerializer.Serialize(writer, value, AgentJson.TypeInfo(context.JsonOptions, value.GetType()));
                break;
        }
    }
}
