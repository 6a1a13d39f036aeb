using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Aegis.Approvals;

/// <summary>Canonical JSON as people read it: <c>1205e-1</c> is <c>120.5</c>. The same values, digit for digit.</summary>
internal static class ReadableJson
{
    private const int MaxShift = 30;

    public static JsonElement Of(JsonElement canonical)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            Write(writer, canonical);
        }

        using var document = JsonDocument.Parse(output.WrittenMemory);
        return document.RootElement.Clone();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(Plain(json.GetRawText()));
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    /// <summary>Without a power of ten, unless that takes too many zeros.</summary>
    private static string Plain(string number)
    {
        var end = number.IndexOf('e', StringComparison.Ordinal);
        if (end < 0 || !int.TryParse(number[(end + 1)..], CultureInfo.InvariantCulture, out var shift))
        {
            return number;
        }

        var sign = number[0] == '-' ? "-" : "";
        var digits = number[sign.Length..end];
        if (Math.Abs(shift) > MaxShift || digits.Contains('.', StringComparison.Ordinal))
        {
            return number;
        }

        if (shift >= 0)
        {
            return sign + digits + new string('0', shift);
        }

        var padded = digits.PadLeft(1 - shift, '0');
        return $"{sign}{padded[..^-shift]}.{padded[^-shift..]}";
    }
}
