using System.Buffers;
using System.Text.Json;

namespace Aegis.Tools;

/// <summary>
/// What a strict tool is given as <c>null</c> because strict schemas require every property: members that may be left out are.
/// </summary>
internal static class LeftOut
{
    // what is nested deeper than any check allows is refused by the check
    private static readonly JsonDocumentOptions AnyDepth = new() { MaxDepth = 1000 };

    public static JsonElement Remove(JsonElement value, JsonShape shape)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, value, shape, depth: 0);
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory, AnyDepth);
        return document.RootElement.Clone();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value, JsonShape? shape, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when shape is not null && depth < JsonCheck.MaxDepth:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    var isKnown = shape.TryMember(property.Name, out var member, out var isRequired);
                    if (!isKnown || isRequired || property.Value.ValueKind != JsonValueKind.Null)
                    {
                        writer.WritePropertyName(property.Name);
                        Write(writer, property.Value, member, depth + 1);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array when shape is not null && depth < JsonCheck.MaxDepth:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item, shape.Items, depth + 1);
                }

                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
