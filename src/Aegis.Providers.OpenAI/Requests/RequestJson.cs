using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Providers;

/// <summary>Values of requests as JSON, as far as that goes without reflection: models made them, or Aegis' tools.</summary>
internal static class RequestJson
{
    private static readonly JsonSerializerOptions Compact = new(AIJsonUtilities.DefaultOptions)
    {
        WriteIndented = false,
    };

    public static string Of(object value) => JsonSerializer.Serialize(value, Compact.GetTypeInfo(Type(value)));

    // the interface is what the options know under Native AOT
    private static Type Type(object value) =>
        value is IDictionary<string, object?> ? typeof(IDictionary<string, object?>) : value.GetType();
}
