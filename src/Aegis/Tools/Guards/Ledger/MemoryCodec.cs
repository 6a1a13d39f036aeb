using System.Text.Json;
using Aegis.Memory;

namespace Aegis.Tools;

/// <summary>Keeps what a call did to its agent's memory.</summary>
internal static class MemoryCodec
{
    public static void Write(Utf8JsonWriter writer, KeptChanges kept)
    {
        writer.WriteStartObject();
        writer.WriteString("run"u8, kept.Run);
        writer.WriteString("agent"u8, kept.Agent);
        writer.WriteNumber("at"u8, kept.At);
        writer.WriteStartArray("changes"u8);
        foreach (var change in kept.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("key"u8, change.Key);
            WriteJson(writer, "json"u8, change.Json);
            writer.WriteNumber("since"u8, change.Before.Version);
            WriteJson(writer, "before"u8, change.Before.Json);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <exception cref="FormatException">A text is null.</exception>
    public static KeptChanges Read(JsonElement kept) =>
        new(
            TextOf(kept, "run"u8),
            TextOf(kept, "agent"u8),
            kept.GetProperty("at"u8).GetInt64(),
            [
                .. kept.GetProperty("changes"u8)
                    .EnumerateArray()
                    .Select(change => new MemoryChange(
                        TextOf(change, "key"u8),
                        new MemoryEntry(change.GetProperty("since"u8).GetInt64(), JsonOf(change, "before"u8)),
                        JsonOf(change, "json"u8)
                    )),
            ]
        );

    // a value that is not there was removed, which is another thing than null
    private static void WriteJson(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? json)
    {
        if (json is not null)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(json, skipInputValidation: true);
        }
    }

    private static string TextOf(JsonElement json, ReadOnlySpan<byte> name) =>
        json.GetProperty(name).GetString() ?? throw new FormatException("The memory of a call has null for a name.");

    private static string? JsonOf(JsonElement change, ReadOnlySpan<byte> name) =>
        change.TryGetProperty(name, out var json) ? json.GetRawText() : null;
}
