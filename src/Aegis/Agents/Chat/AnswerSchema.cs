using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Aegis.Agents;

/// <summary>
/// What a model's structured answer has to look like. Providers want an object at the root: any other value is asked for
/// as the only property of one.
/// </summary>
internal sealed partial class AnswerSchema
{
    /// <summary>The property that holds a value which is no object.</summary>
    public const string Wrapper = "result";

    private static readonly ConditionalWeakTable<
        JsonSerializerOptions,
        ConcurrentDictionary<(Type, bool), AnswerSchema>
    > Cache = new();

    private static readonly AIJsonSchemaCreateOptions Strict = new()
    {
        TransformOptions = new AIJsonSchemaTransformOptions
        {
            ConvertBooleanSchemas = true,
            DisallowAdditionalProperties = true,
            MoveDefaultKeywordToDescription = true,
            RequireAllProperties = true,
        },
    };

    private AnswerSchema(Type type, bool acceptsNull, JsonSerializerOptions options)
    {
        TypeInfo = AgentJson.TypeInfo(options, type);
        ThrowIfNothingToFill(TypeInfo);
        var schema = AIJsonUtilities.CreateJsonSchema(type, serializerOptions: options, inferenceOptions: Strict);
        if (acceptsNull)
        {
            schema = NullableSchema.Of(schema);
        }

        AcceptsNull = acceptsNull || Nullable.GetUnderlyingType(type) is not null;
        IsWrapped = !IsObject(schema);
        Schema = IsWrapped ? Wrap(schema) : schema;
        Shape = new AnswerShape(Schema, IsWrapped ? Wrapper : null, options);
        Format = ChatResponseFormat.ForJsonSchema(Schema, NotInNames().Replace(TypeName.Of(type), "_").Trim('_'));
    }

    /// <summary>How the value is read.</summary>
    public JsonTypeInfo TypeInfo { get; }

    /// <summary>Whether the value stands in the property <see cref="Wrapper"/> of an object.</summary>
    public bool IsWrapped { get; }

    /// <summary>Whether the value may be null.</summary>
    public bool AcceptsNull { get; }

    /// <summary>What the schema asks of the value.</summary>
    public AnswerShape Shape { get; }

    /// <summary>The schema of the whole answer.</summary>
    public JsonElement Schema { get; }

    /// <summary>The schema as the model is asked for it.</summary>
    public ChatResponseFormat Format { get; }

    /// <summary>The schema of a type, computed once for each of the options it is used with.</summary>
    /// <param name="type">The type.</param>
    /// <param name="options">How its values become JSON.</param>
    /// <param name="acceptsNull">Whether a reference may be null, which its type does not say.</param>
    public static AnswerSchema For(Type type, JsonSerializerOptions options, bool acceptsNull = false) =>
        Cache
            .GetValue(options, static _ => new ConcurrentDictionary<(Type, bool), AnswerSchema>())
            .GetOrAdd(
                (type, acceptsNull),
                static (key, options) => new AnswerSchema(key.Item1, key.Item2, options),
                options
            );

    // a tuple, for one: its fields are no properties, and any answer would read as default(T)
    private static void ThrowIfNothingToFill(JsonTypeInfo typeInfo)
    {
        if (
            typeInfo.Kind == JsonTypeInfoKind.Object
            && typeInfo.Properties.Count == 0
            && typeInfo.PolymorphismOptions is null
            && typeInfo.Type != typeof(object)
        )
        {
            throw new InvalidOperationException(
                $"A model can not answer with '{TypeName.Of(typeInfo.Type)}': it has no public properties that JSON could fill."
            );
        }
    }

    // a choice between objects (anyOf) is no object to those who check schemas
    private static bool IsObject(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object
        && schema.TryGetProperty("type", out var type)
        && type.ValueKind == JsonValueKind.String
        && type.ValueEquals("object")
        && !schema.TryGetProperty("anyOf", out _);

    private static JsonElement Wrap(JsonElement schema)
    {
        var value = JsonNode.Parse(schema.GetRawText());
        MoveReferences(value);
        var wrapper = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { [Wrapper] = value },
            ["required"] = new JsonArray(Wrapper),
            ["additionalProperties"] = false,
        };
        using var document = JsonDocument.Parse(wrapper.ToJsonString());
        return document.RootElement.Clone();
    }

    /// <summary>The references of a recursive type start at the root, which is one object further out now.</summary>
    private static void MoveReferences(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array)
                {
                    MoveReferences(item);
                }

                break;
            case JsonObject item:
                if (item["$ref"] is JsonValue reference && reference.TryGetValue<string>(out var target))
                {
                    item["$ref"] = $"#/properties/{Wrapper}{target.AsSpan(1)}";
                }

                foreach (var (_, property) in item)
                {
                    MoveReferences(property);
                }

                break;
        }
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotInNames();
}
