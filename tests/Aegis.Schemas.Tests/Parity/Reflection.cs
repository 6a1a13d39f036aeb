using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Aegis.Schemas.Tests.Parity;

/// <summary>What Microsoft.Extensions.AI says of a method.</summary>
internal static class Reflection
{
    public static JsonElement SchemaOf(MethodInfo method) =>
        AIJsonUtilities.CreateFunctionJsonSchema(method, title: "", description: "");

    /// <summary>
    /// The same, where a parameter that may be null does not make everything inside it nullable as well: the one difference
    /// that is too common to list.
    /// </summary>
    public static JsonElement SchemaWithoutLeakedNulls(MethodInfo method) =>
        AIJsonUtilities.CreateFunctionJsonSchema(
            method,
            title: "",
            description: "",
            inferenceOptions: new AIJsonSchemaCreateOptions { TransformSchemaNode = WithoutLeakedNull }
        );

    private static JsonNode WithoutLeakedNull(AIJsonSchemaCreateContext context, JsonNode schema)
    {
        var mayBeNull = context.PropertyInfo is { } property
            ? property.IsGetNullable || property.IsSetNullable
            : Nullable.GetUnderlyingType(context.TypeInfo.Type) is not null;
        if (!context.Path.IsEmpty && !mayBeNull && schema is JsonObject { } node && node["type"] is JsonArray types)
        {
            var others = types.Select(type => (string)type!).Where(type => type != "null").ToArray();
            node["type"] = others.Length == 1 ? others[0] : new JsonArray([.. others.Select(type => (JsonNode)type)]);
        }

        return schema;
    }
}
