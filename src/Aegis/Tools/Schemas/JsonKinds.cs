using System.Text.Json;

namespace Aegis.Tools;

/// <summary>What a schema's <c>type</c> allows.</summary>
[Flags]
internal enum JsonKinds
{
    None = 0,
    Object = 1,
    Array = 2,
    String = 4,
    Number = 8,
    Integer = 16,
    Boolean = 32,
    Null = 64,
    Any = Object | Array | String | Number | Boolean | Null,
}

internal static class JsonKindsExtensions
{
    /// <summary>The kind of a value; a whole number is an <see cref="JsonKinds.Integer"/> and a number.</summary>
    public static JsonKinds Kinds(this JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => JsonKinds.Object,
            JsonValueKind.Array => JsonKinds.Array,
            JsonValueKind.String => JsonKinds.String,
            JsonValueKind.Number => JsonKinds.Number,
            JsonValueKind.True or JsonValueKind.False => JsonKinds.Boolean,
            _ => JsonKinds.Null,
        };

    /// <summary>Reads <c>"type": "string"</c> or <c>"type": ["string", "null"]</c>.</summary>
    public static JsonKinds Parse(JsonElement type) =>
        type.ValueKind == JsonValueKind.String
            ? One(type)
            : type.EnumerateArray().Aggregate(JsonKinds.None, static (all, one) => all | One(one));

    /// <summary>For people and models: <c>integer or null</c>.</summary>
    public static string Describe(this JsonKinds kinds)
    {
        var names = Enum.GetValues<JsonKinds>()
            .Where(kind => kind is not (JsonKinds.None or JsonKinds.Any) && kinds.HasFlag(kind))
#pragma warning disable CA1308 // the names are JSON schema's
            .Select(static kind => kind.ToString().ToLowerInvariant());
#pragma warning restore CA1308
        return string.Join(" or ", names);
    }

    /// <summary>Reads one name of a type.</summary>
    public static bool TryParse(JsonElement type, out JsonKinds kind)
    {
        kind = (type.ValueKind == JsonValueKind.String ? type.GetString() : null) switch
        {
            "object" => JsonKinds.Object,
            "array" => JsonKinds.Array,
            "string" => JsonKinds.String,
            "number" => JsonKinds.Number,
            "integer" => JsonKinds.Integer,
            "boolean" => JsonKinds.Boolean,
            "null" => JsonKinds.Null,
            _ => JsonKinds.None,
        };
        return kind != JsonKinds.None;
    }

    private static JsonKinds One(JsonElement type) =>
        TryParse(type, out var kind)
            ? kind
            : throw new ArgumentException(
                $"A JSON schema names the type {Shortened.Of(type)}, which JSON does not have."
            );
}
