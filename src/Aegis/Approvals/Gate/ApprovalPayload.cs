using System.Buffers;
using System.Text;
using System.Text.Json;
using Aegis.Ledger;

namespace Aegis.Approvals;

/// <summary>
/// What a request for a call shows, and what is fingerprinted of the call, which is the same: what people saw is what they allowed.
/// </summary>
/// <param name="Arguments">The arguments, as people read them.</param>
/// <param name="Version">The tool's version; none when no tool asks.</param>
internal sealed record ApprovalPayload(JsonElement Arguments, string? Version)
{
    private static readonly string[] Members = ["arguments", "tool", "version"];

    /// <summary>Writes it down.</summary>
    /// <param name="tool">The name of the tool.</param>
    /// <param name="version">Its version.</param>
    /// <param name="arguments">The arguments as JSON.</param>
    /// <exception cref="CanonicalJsonException">It is too long.</exception>
    public static string Write(string tool, string version, string arguments)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            writer.WritePropertyName(Members[0]);
            writer.WriteRawValue(arguments);
            writer.WriteString(Members[1], tool);
            writer.WriteString(Members[2], version);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(CanonicalJson.Of(output.WrittenMemory));
    }

    /// <summary>Reads what a store has; requests that no tool has made are their arguments.</summary>
    public static ApprovalPayload Read(ApprovalRecord record)
    {
        using var document = JsonDocument.Parse(record.Request.Payload);
        var root = document.RootElement;
        var isOfTool =
            root.ValueKind == JsonValueKind.Object
            && root.EnumerateObject().Select(static member => member.Name).SequenceEqual(Members)
            && root.GetProperty(Members[1]).ValueEquals(record.OperationName)
            && root.GetProperty(Members[2]).ValueKind == JsonValueKind.String;
        return isOfTool
            ? new ApprovalPayload(
                ReadableJson.Of(root.GetProperty(Members[0])),
                root.GetProperty(Members[2]).GetString()
            )
            : new ApprovalPayload(ReadableJson.Of(root), Version: null);
    }
}
