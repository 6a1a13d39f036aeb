using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Telemetry;

/// <summary>Writes whatever was given as an argument or a result.</summary>
internal static class ValueJson
{
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case JsonElement { ValueKind: JsonValueKind.Undefined }:
                writer.WriteNullValue();
                break;
            case JsonElement json:
                json.WriteTo(writer);
                break;
            case IEnumerable<KeyValuePair<string, object?>> members:
                writer.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            case TextContent text:
                writer.WriteStringValue(text.Text);
                break;
            default:
                WriteOther(writer, value);
                break;
        }
    }

    // before the writer sees it: a converter that throws must leave neither half a value nor a failed call
    private static void WriteOther(Utf8JsonWriter writer, object value)
    {
        try
        {
            if (AIJsonUtilities.DefaultOptions.TryGetTypeInfo(value.GetType(), out var type))
            {
                JsonSerializer.SerializeToElement(value, type).WriteTo(writer);
                return;
            }
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or InvalidOperationException)
        {
            // as good as unknown
        }

        writer.WriteStringValue(value.GetType().FullName);
    }
}
