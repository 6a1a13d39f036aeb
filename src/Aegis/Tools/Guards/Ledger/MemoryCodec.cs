using System.Text.Json;
using Aegis.Memory;

namespace Aegis.Tools;

/// <summary>Keeps what a call did to its agent's memory.</summary>
internal static class MemoryCodec
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<MemoryChange> changes)
    {
        writer.WriteStartArray();
        foreach (var change in changes)
        {
            writer.WriteStartObject();
            writer.WriteString("key"u8, change.Key);
            WriteJson(writer, "json"u8, change.Json);
            writer.WriteNumber("since"u8, change.Before.Version);
            WriteJson(writer, "before"u8, change.Before.Json);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static IReadOnlyList<MemoryChange> Read(JsonElement changes) =>
        [
            .. changes
                .EnumerateArray()
                .Select(change => new MemoryChange(
                    change.GetProperty("key"u8).GetString()!,
                    new MemoryEntry(change.GetProperty("since"u8).GetInt64(), JsonOf(change, "before"u8)),
                    JsonOf(change, "json"u8)
                )),
        ];

    // a value that is not there was removed, which is another thing than null
    private static void WriteJson(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? json)
    {
        if (json is not null)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(json, skipInputValidation: true);
        }
    }

    private static string? JsonOf(JsonElement change, ReadOnlySpan<byte> name) =>
        change.TryGetProperty(name, out var json) ? json.GetRawText() : null;
}
