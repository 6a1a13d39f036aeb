using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aegis.Tools;

/// <summary>Booleans, also as text.</summary>
internal sealed class BooleanConverter : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.String when bool.TryParse(reader.GetString(), out var value) => value,
            _ => throw new UnfitValueException(typeof(bool)),
        };

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) =>
        writer.WriteBooleanValue(value);

    public override bool ReadAsPropertyName(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => bool.Parse(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value ? "true" : "false");
}
