using System.Text.Json;
using Aegis.Tools;

namespace Aegis.Turns;

/// <summary>The result of a call that happened before, as a ledger kept it for a model.</summary>
internal static class ReplayedResult
{
    public static T Read<T>(object? kept, ToolJson json) =>
        kept switch
        {
            T value => value,
            JsonElement element => JsonSerializer.Deserialize(element, json.TypeInfo<T>())!,
            _ => default!,
        };

    public static Func<JsonElement, object?> ItemReader<T>(ToolJson json) =>
        element => JsonSerializer.Deserialize(element, json.TypeInfo<T>());

    public static IEnumerable<object?> ReadItems(object? kept, Func<JsonElement, object?> read) =>
        kept is JsonElement { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().Select(read) : [];
}
