using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Telemetry;

/// <summary>Writes messages as the JSON schemas of the conventions ask for: roles with parts.</summary>
internal static class ContentJson
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Messages(IEnumerable<ChatMessage> messages, string? finishReason) =>
        Write(writer =>
        {
            writer.WriteStartArray();
            foreach (var message in messages)
            {
                writer.WriteStartObject();
                writer.WriteString("role", message.Role.Value);
                writer.WritePropertyName("parts");
                WriteParts(writer, message.Contents);
                if (finishReason is not null)
                {
                    writer.WriteString("finish_reason", finishReason);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });

    public static string Parts(IEnumerable<AIContent> contents) => Write(writer => WriteParts(writer, contents));

    public static string Tools(IEnumerable<AITool> tools) =>
        Write(writer =>
        {
            writer.WriteStartArray();
            foreach (var tool in tools)
            {
                writer.WriteStartObject();
                writer.WriteString("type", TelemetryNames.Function);
                writer.WriteString("name", tool.Name);
                if (tool is AIFunctionDeclaration function)
                {
                    writer.WriteString("description", function.Description);
                    writer.WritePropertyName("parameters");
                    function.JsonSchema.WriteTo(writer);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });

    /// <summary>The arguments of a call by name.</summary>
    public static string Arguments(IEnumerable<KeyValuePair<string, object?>> arguments) =>
        Write(writer => ValueJson.Write(writer, arguments));

    /// <summary>What a call gave: a text as it is, anything else as JSON.</summary>
    public static string Result(object? value) => value as string ?? Write(writer => ValueJson.Write(writer, value));

    private static void WriteParts(Utf8JsonWriter writer, IEnumerable<AIContent> contents)
    {
        writer.WriteStartArray();
        foreach (var content in contents.Where(content => content is not UsageContent))
        {
            writer.WriteStartObject();
            PartJson.Write(writer, content);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
