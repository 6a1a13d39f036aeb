using System.Globalization;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Aegis.Generators.Tests.Tools.Properties;

/// <summary>
/// Takes off what the documentation allows beside the schema: numbers and booleans as text, names of enums in any case, 5.0 as
/// a whole number. Characters beyond the basic plane become others, since the judge counts them twice.
/// </summary>
internal sealed class PlainSpelling(JsonElement root, bool nullIsLeftOut)
{
    private const NumberStyles Written =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public JToken Of(JsonElement value) => Of(value, root);

    private JToken Of(JsonElement value, JsonElement? place)
    {
        var schema = Resolved(place);
        return value.ValueKind switch
        {
            JsonValueKind.Object => OfObject(value, schema),
            JsonValueKind.Array => new JArray(value.EnumerateArray().Select(item => Of(item, Member(schema, "items")))),
            JsonValueKind.String => OfText(Text(value), schema),
            JsonValueKind.Number => OfNumber(value.GetRawText(), schema),
            JsonValueKind.True => new JValue(true),
            JsonValueKind.False => new JValue(false),
            _ => JValue.CreateNull(),
        };
    }

    private JObject OfObject(JsonElement value, JsonElement? schema)
    {
        var plain = new JObject();
        foreach (var property in value.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null && nullIsLeftOut && IsOptional(schema, property.Name))
            {
                continue;
            }

            plain[property.Name] = Of(
                property.Value,
                Member(Member(schema, "properties"), property.Name) ?? Member(schema, "additionalProperties")
            );
        }

        return plain;
    }

    private static JValue OfText(string text, JsonElement? schema)
    {
        if (!Allows(schema, "string"))
        {
            if (Allows(schema, "boolean") && bool.TryParse(text, out var boolean))
            {
                return new JValue(boolean);
            }

            if (
                (Allows(schema, "number") || Allows(schema, "integer"))
                && double.TryParse(text, Written, CultureInfo.InvariantCulture, out var number)
                && double.IsFinite(number)
            )
            {
                return OfNumber(text, schema);
            }
        }

        // texts that [AllowedValues] lists have a pattern beside them, names of enums do not
        if (Member(schema, "enum") is { } names && Member(schema, "pattern") is null)
        {
            text =
                names
                    .EnumerateArray()
                    .Select(static name => name.ToString())
                    .FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase))
                ?? text;
        }

        return new JValue(
            string.Concat(text.EnumerateRunes().Select(static rune => rune.IsBmp ? rune.ToString() : "☺"))
        );
    }

    private static JValue OfNumber(string text, JsonElement? schema)
    {
        if (decimal.TryParse(text, Written, CultureInfo.InvariantCulture, out var exact))
        {
            return Allows(schema, "integer") && decimal.Truncate(exact) == exact
                ? new JValue(decimal.ToInt64(Math.Clamp(exact, long.MinValue, long.MaxValue)))
                : new JValue(exact);
        }

        var near = double.Parse(text, Written, CultureInfo.InvariantCulture);
        return Allows(schema, "integer") && Math.Truncate(near) == near
            ? new JValue(near > 0 ? long.MaxValue : long.MinValue)
            : new JValue(near);
    }

    /// <summary>Half a surrogate pair can be escaped, but not read.</summary>
    private static string Text(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    /// <summary>The schema that a reference leads to, past a choice between it and null.</summary>
    private JsonElement? Resolved(JsonElement? place)
    {
        var schema = place;
        while (Member(schema, "$ref") is { } reference)
        {
            schema = reference
                .GetString()!
                .Split('/')
                .Skip(1)
                .Aggregate(
                    (JsonElement?)root,
                    static (at, step) => At(at, step.Replace("~1", "/", StringComparison.Ordinal))
                );
        }

        return Member(schema, "anyOf") is { } choices ? Resolved(choices[0]) : schema;
    }

    private static JsonElement? At(JsonElement? schema, string step) =>
        schema is { ValueKind: JsonValueKind.Array } array
            ? array[int.Parse(step, CultureInfo.InvariantCulture)]
            : Member(schema, step);

    private static JsonElement? Member(JsonElement? schema, string name) =>
        schema is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var member)
            ? member
            : null;

    private static bool IsOptional(JsonElement? schema, string name) =>
        Member(Member(schema, "properties"), name) is not null
        && Member(schema, "required")?.EnumerateArray().Any(one => one.ValueEquals(name)) != true;

    private static bool Allows(JsonElement? schema, string type) =>
        Member(schema, "type") is { } types
        && (
            types.ValueKind == JsonValueKind.Array
                ? types.EnumerateArray().Any(one => one.ValueEquals(type))
                : types.ValueEquals(type)
        );
}
