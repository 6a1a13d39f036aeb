using System.Text.Json;
using System.Text.Json.Serialization;
using Aegis.Tools;

namespace Aegis.Turns.Json;

/// <summary>The JSON of loops and turns.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(LoopState))]
[JsonSerializable(typeof(TurnState))]
internal sealed partial class TurnJson : JsonSerializerContext
{
    /// <summary>A value whose type is known at run time only.</summary>
    public static JsonElement Of(object? value) =>
        value switch
        {
            null => Null,
            JsonElement { ValueKind: JsonValueKind.Undefined } => Null,
            JsonElement element => element,
            List<object?> items => OfItems(items),
            _ => JsonSerializer.SerializeToElement(value, ToolJson.Default.TypeInfo(value.GetType())),
        };

    /// <exception cref="FormatException">It is of another version.</exception>
    public static void CheckVersion(string what, int? version)
    {
        if (version != Json.LoopState.CurrentVersion)
        {
            throw new FormatException(
                $"The JSON of the {what} is of version {version?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}; "
                    + $"this Aegis reads version {Json.LoopState.CurrentVersion}."
            );
        }
    }

    private static JsonElement Null { get; } = JsonDocument.Parse("null").RootElement;

    private static JsonElement OfItems(List<object?> items)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            items.ForEach(item => Of(item).WriteTo(writer));
            writer.WriteEndArray();
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }
}
