using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aegis.Client;

/// <summary>Words in any case; a word of a later server is null and breaks nothing.</summary>
internal sealed class KnownWordConverter<TWord> : JsonConverter<TWord?>
    where TWord : struct, Enum
{
    public override TWord? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            var word = reader.GetString();
            return
                Array.Find(
                    Enum.GetNames<TWord>(),
                    name => string.Equals(name, word, StringComparison.OrdinalIgnoreCase)
                )
                    is { } known
                ? Enum.Parse<TWord>(known)
                : null;
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, TWord? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value?.ToString());
}
