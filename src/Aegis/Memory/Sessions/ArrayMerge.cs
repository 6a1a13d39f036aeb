using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Aegis.Memory;

/// <summary>One array of two.</summary>
internal static class ArrayMerge
{
    /// <summary>The committed items as they are, then those of the session's that are not among them, each once.</summary>
    /// <returns>The array, or none when one of the values is no array.</returns>
    public static string? Of(string? committed, string? session)
    {
        if (committed is null || session is null)
        {
            return null;
        }

        using var before = JsonDocument.Parse(committed);
        using var added = JsonDocument.Parse(session);
        return (before.RootElement.ValueKind, added.RootElement.ValueKind) is (JsonValueKind.Array, JsonValueKind.Array)
            ? Of(before.RootElement, added.RootElement)
            : null;
    }

    private static string Of(JsonElement committed, JsonElement session)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            var seen = new HashSet<JsonElement>(JsonEquality.Instance);
            writer.WriteStartArray();
            foreach (var item in committed.EnumerateArray())
            {
                seen.Add(item);
                item.WriteTo(writer);
            }

            foreach (var item in session.EnumerateArray())
            {
                if (seen.Add(item))
                {
                    item.WriteTo(writer);
                }
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
