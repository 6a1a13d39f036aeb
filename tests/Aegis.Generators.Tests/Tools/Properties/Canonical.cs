using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aegis.Generators.Tests.Tools.Properties;

/// <summary>One JSON for each value, by options of the tests' own.</summary>
internal static class Canonical
{
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        };

    public static string Of(object? value, Type type) => JsonSerializer.Serialize(value, type, Options);
}
