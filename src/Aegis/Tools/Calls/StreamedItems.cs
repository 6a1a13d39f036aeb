using System.Buffers;
using System.Text.Json;

namespace Aegis.Tools;

/// <summary>What a streaming tool gave, for the model as one array.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
internal sealed class StreamedItems<T> : List<T>, IStreamedItems
{
    public StreamedItems() { }

    public StreamedItems(IEnumerable<T> items)
        : base(items) { }

    // item by item: no serializer context knows the type of this list, but that of the items
    public JsonElement ToJson(ToolJson json)
    {
        var typeInfo = json.TypeInfo<T>();
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var item in this)
            {
                JsonSerializer.Serialize(writer, item, typeInfo);
            }

            writer.WriteEndArray();
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }
}

/// <summary>A <see cref="StreamedItems{T}"/> of any type.</summary>
internal interface IStreamedItems
{
    /// <summary>The items as a JSON array.</summary>
    JsonElement ToJson(ToolJson json);
}
