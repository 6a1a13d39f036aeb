using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aegis.Turns;
using Microsoft.Extensions.AI;

namespace Aegis.Tools;

/// <summary>How what a tool returns is handed to the model.</summary>
/// <typeparam name="T">What the method returns, out of its task.</typeparam>
/// <param name="json">How values of the project become JSON and back.</param>
public sealed class ToolResult<T>(ToolJson json)
{
    private JsonTypeInfo<T>? typeInfo;

    /// <summary>A text and what models take as it is stay what they are; anything else becomes JSON.</summary>
    internal object? Convert(T value) =>
        value switch
        {
            null or ToolNothing or JsonElement { ValueKind: JsonValueKind.Undefined } => null,
            string or JsonElement or AIContent or IEnumerable<AIContent> => value,
            // to call the tool is all that a model can do with it
            Turn turn => JsonElement.Parse(turn.ToJson()),
            IStreamedItems items => items.ToJson(json),
            _ => JsonSerializer.SerializeToElement(value, TypeInfoOf(value)),
        };

    private JsonTypeInfo<T> TypeInfoOf(T value)
    {
        if (typeof(T) == typeof(object))
        {
            // what nothing knows, the serializer would tell only once it is half written
            _ = json.TypeInfo(value!.GetType());
        }

        return typeInfo ??= json.TypeInfo<T>();
    }
}

/// <summary>The result of a tool that returns none.</summary>
public readonly struct ToolNothing;
