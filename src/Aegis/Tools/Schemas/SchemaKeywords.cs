using System.Text.Json;

namespace Aegis.Tools;

/// <summary>What the keywords of JSON schema have to be, so that none is ignored because it is none.</summary>
internal static class SchemaKeywords
{
    private const string Schemas = "a list of schemas, not an empty one";
    private const string SchemasByName = "an object of schemas";
    private const string Schema = "a schema";
    private const string Count = "a whole number, 0 or more";
    private const string Number = "a number";
    private const string NumberOrBoolean = "a number, true or false";
    private const string Boolean = "true or false";
    private const string Text = "a text";
    private const string Type = "the name of a type of JSON, or a list of such names, not an empty one";
    private const string Names = "a list of names";
    private const string NamesByName = "an object of lists of names";
    private const string Array = "a list";
    private const string Dependencies = "an object of schemas or lists of names";
    private const string Step = "a number greater than 0";
    private const string Items = "a schema, or a list of schemas";

    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["type"] = Type,
        ["enum"] = Array,
        ["$ref"] = Text,
        ["minimum"] = Number,
        ["maximum"] = Number,
        ["exclusiveMinimum"] = NumberOrBoolean,
        ["exclusiveMaximum"] = NumberOrBoolean,
        ["multipleOf"] = Step,
        ["minLength"] = Count,
        ["maxLength"] = Count,
        ["pattern"] = Text,
        ["format"] = Text,
        ["items"] = Items,
        ["prefixItems"] = Schemas,
        ["additionalItems"] = Schema,
        ["contains"] = Schema,
        ["minContains"] = Count,
        ["maxContains"] = Count,
        ["minItems"] = Count,
        ["maxItems"] = Count,
        ["uniqueItems"] = Boolean,
        ["properties"] = SchemasByName,
        ["patternProperties"] = SchemasByName,
        ["additionalProperties"] = Schema,
        ["propertyNames"] = Schema,
        ["required"] = Names,
        ["dependentRequired"] = NamesByName,
        ["dependentSchemas"] = SchemasByName,
        ["dependencies"] = Dependencies,
        ["minProperties"] = Count,
        ["maxProperties"] = Count,
        ["allOf"] = Schemas,
        ["anyOf"] = Schemas,
        ["oneOf"] = Schemas,
        ["not"] = Schema,
        ["if"] = Schema,
        ["then"] = Schema,
        ["else"] = Schema,
    };

    /// <summary>Looks at the keywords of one schema, not at those of schemas inside of it.</summary>
    /// <param name="schema">The schema, an object.</param>
    /// <param name="place">Where it is, for the message.</param>
    /// <exception cref="ArgumentException">A keyword has a value that it can not have.</exception>
    public static void Check(JsonElement schema, string place)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            if (Known.TryGetValue(keyword.Name, out var rule) && !Fits(keyword.Value, rule))
            {
                throw new ArgumentException(
                    $"'{keyword.Name}' at {place} has to be {rule}; it is {Shortened.Of(keyword.Value)}."
                );
            }
        }
    }

    private static bool Fits(JsonElement value, string rule) =>
        rule switch
        {
            Text => value.ValueKind == JsonValueKind.String,
            Number => value.ValueKind == JsonValueKind.Number,
            Boolean => value.IsBoolean(),
            NumberOrBoolean => value.ValueKind == JsonValueKind.Number || value.IsBoolean(),
            Count => value.ValueKind == JsonValueKind.Number
                && JsonNumber.IsWhole(value)
                && !JsonNumber.IsNegative(value),
            Array => value.ValueKind == JsonValueKind.Array,
            Names => IsNames(value),
            NamesByName => value.ValueKind == JsonValueKind.Object
                && value.EnumerateObject().All(static one => IsNames(one.Value)),
            Dependencies => value.ValueKind == JsonValueKind.Object
                && value.EnumerateObject().All(static one => IsNames(one.Value) || one.Value.IsSchema()),
            Schema => value.IsSchema(),
            Schemas => value.ValueKind == JsonValueKind.Array
                && value.GetArrayLength() > 0
                && value.EnumerateArray().All(static one => one.IsSchema()),
            SchemasByName => value.ValueKind == JsonValueKind.Object
                && value.EnumerateObject().All(static one => one.Value.IsSchema()),
            Type => IsType(value)
                || (IsNames(value) && value.GetArrayLength() > 0 && value.EnumerateArray().All(IsType)),
            Step => JsonNumber.IsPositive(value),
            Items => value.IsSchema()
                || (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(static one => one.IsSchema())),
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        };

    private static bool IsNames(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
        && value.EnumerateArray().All(static one => one.ValueKind == JsonValueKind.String);

    private static bool IsType(JsonElement value) => JsonKindsExtensions.TryParse(value, out _);

    private static bool IsBoolean(this JsonElement value) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private static bool IsSchema(this JsonElement value) =>
        value.ValueKind == JsonValueKind.Object || value.IsBoolean();
}
