using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aegis.Agents;

namespace Aegis.Memory;

/// <summary>
/// Values to JSON and back. What is kept is the text: nobody shares an object with anybody, however deep it is nested.
/// </summary>
internal sealed class MemoryValues(string memory, JsonSerializerOptions options)
{
    public string Write<T>(string key, T value)
    {
        try
        {
            return JsonSerializer.Serialize(value, TypeInfo<T>());
        }
        catch (Exception error) when (IsOfSerializer(error))
        {
            throw new MemoryValueException(
                $"A '{TypeName.Of(value?.GetType() ?? typeof(T))}' can not be kept under '{key}' of memory '{memory}', which holds "
                    + $"JSON: {error.Message} Keep plain data, such as a record.",
                error
            );
        }
    }

    public T? Read<T>(string key, string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, TypeInfo<T>());
        }
        catch (Exception error) when (IsOfSerializer(error))
        {
            throw new MemoryValueException(
                $"What memory '{memory}' holds under '{key}' is no '{TypeName.Of(typeof(T))}': {error.Message} Read it as the type "
                    + "that it was set as, or as a JsonElement.",
                error
            );
        }
    }

    private JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)AgentJson.TypeInfo(options, typeof(T));

    private static bool IsOfSerializer(Exception error) =>
        error is JsonException or NotSupportedException or InvalidOperationException or ArgumentException;
}
