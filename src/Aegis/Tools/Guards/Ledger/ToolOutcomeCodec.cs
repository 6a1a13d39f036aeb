using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aegis.Agents;
using Aegis.Ledger;
using Microsoft.Extensions.AI;

namespace Aegis.Tools;

/// <summary>Keeps what a tool gave, so that it reaches the model the second time as it did the first.</summary>
internal sealed class ToolOutcomeCodec : ResultCodec<ToolOutcome>
{
    private static readonly JsonTypeInfo<AIContent> Content =
        (JsonTypeInfo<AIContent>)AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(AIContent));

    // as deep as a writer goes
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1000 };

    public static ToolOutcomeCodec Instance { get; } = new();

    protected override string ContentType => "application/vnd.aegis.tool-outcome+json";

    /// <summary>As text.</summary>
    public static string ToText(in ToolOutcome value) => Encoding.UTF8.GetString(Instance.Encode(value));

    /// <summary>From text.</summary>
    public static ToolOutcome FromText(string content) => Instance.Decode(Encoding.UTF8.GetBytes(content));

    protected override byte[] Encode(ToolOutcome value)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("error"u8, value.IsError);
            writer.WriteBoolean("nothing"u8, value.IsNothing);
            WriteValue(writer, value.Value);
            if (value.Memory is { } memory)
            {
                writer.WritePropertyName("memory"u8);
                MemoryCodec.Write(writer, memory);
            }

            writer.WriteEndObject();
        }

        return output.WrittenSpan.ToArray();
    }

    protected override ToolOutcome Decode(ReadOnlyMemory<byte> content)
    {
        using var document = JsonDocument.Parse(content, Deep);
        var root = document.RootElement;
        var value =
            root.TryGetProperty("text"u8, out var text) ? text.GetString()
            : root.TryGetProperty("json"u8, out var json) ? json.Clone()
            : root.TryGetProperty("content"u8, out var one) ? one.Deserialize(Content)
            : root.TryGetProperty("contents"u8, out var many)
                ? many.EnumerateArray().Select(item => item.Deserialize(Content)!).ToList()
            : (object?)null;
        return new ToolOutcome(value, root.GetProperty("error"u8).GetBoolean())
        {
            IsNothing = root.GetProperty("nothing"u8).GetBoolean(),
            Memory = root.TryGetProperty("memory"u8, out var memory) ? MemoryCodec.Read(memory) : null,
        };
    }

    protected override ToolOutcome DecodePlain(ReadOnlyMemory<byte> content)
    {
        using var document = JsonDocument.Parse(content, Deep);
        var root = document.RootElement;
        return root.ValueKind == JsonValueKind.Null
            // that it was done, and nothing more
            ? new ToolOutcome(value: null, isError: false) { IsNothing = true }
            : new ToolOutcome(root.Clone(), isError: false);
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                writer.WriteString("text"u8, text);
                break;
            case JsonElement json:
                writer.WritePropertyName("json"u8);
                json.WriteTo(writer);
                break;
            case AIContent content:
                writer.WritePropertyName("content"u8);
                JsonSerializer.Serialize(writer, content, Content);
                break;
            case IEnumerable<AIContent> contents:
                writer.WriteStartArray("contents"u8);
                foreach (var content in contents)
                {
                    JsonSerializer.Serialize(writer, content, Content);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WritePropertyName("json"u8);
                var typeInfo = AgentJson.TypeInfo(AegisOptions.Default.JsonSerializerOptions, value.GetType());
                JsonSerializer.Serialize(writer, value, typeInfo);
                break;
        }
    }
}
