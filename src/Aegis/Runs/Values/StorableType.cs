using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aegis.Agents;

namespace Aegis.Runs;

/// <summary>Finds types whose values could be written, but not be read again.</summary>
internal static class StorableType
{
    /// <summary>How a type becomes JSON and comes back.</summary>
    /// <exception cref="InvalidOperationException">Nobody knows, or it does not come back.</exception>
    /// <exception cref="NotSupportedException">It is a type of which there is no JSON.</exception>
    public static JsonTypeInfo Of(JsonSerializerOptions options, Type type)
    {
        var typeInfo = AgentJson.TypeInfo(options, type);
        Check(options, typeInfo, []);
        return typeInfo;
    }

    private static void Check(JsonSerializerOptions options, JsonTypeInfo typeInfo, HashSet<Type> seen)
    {
        // a converter of the app's own is the app's own business
        if (!seen.Add(typeInfo.Type) || typeInfo.Converter.GetType().Assembly != typeof(JsonSerializer).Assembly)
        {
            return;
        }

        if (typeInfo.Type == typeof(object))
        {
            throw new InvalidOperationException("An 'object' would come back as a JsonElement. Give it its type.");
        }

        Probe(typeInfo);
        foreach (var part in PartsOf(typeInfo))
        {
            try
            {
                Check(options, AgentJson.TypeInfo(options, part), seen);
            }
            catch (Exception error) when (error is InvalidOperationException or NotSupportedException)
            {
                throw new InvalidOperationException($"In '{TypeName.Of(typeInfo.Type)}': {error.Message}", error);
            }
        }
    }

    private static IEnumerable<Type> PartsOf(JsonTypeInfo typeInfo) =>
        typeInfo.Kind switch
        {
            JsonTypeInfoKind.Object => typeInfo
                .Properties.Where(member => member.Get is not null && member.CustomConverter is null)
                .Select(member => member.PropertyType),
            JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary when typeInfo.ElementType is { } element =>
            [
                element,
            ],
            _ => [],
        };

    /// <summary>A reader that is given the first letter of a value says at once when it could not make one.</summary>
    private static void Probe(JsonTypeInfo typeInfo)
    {
        var beginning = typeInfo.Kind switch
        {
            JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "{"u8,
            JsonTypeInfoKind.Enumerable => "["u8,
            _ => "0"u8,
        };
        try
        {
            JsonSerializer.Deserialize(beginning, typeInfo);
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            // it would go on
        }
    }
}
