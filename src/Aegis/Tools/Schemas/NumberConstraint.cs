using System.Text.Json;

namespace Aegis.Tools;

/// <summary>Bounds of a number.</summary>
internal sealed class NumberConstraint : IJsonConstraint
{
    private readonly List<(Func<JsonQuantity, bool> Holds, string Rule)> rules = [];

    private NumberConstraint() { }

    public static NumberConstraint? Read(JsonElement schema)
    {
        var constraint = new NumberConstraint();
        // older schemas have true beside the limit where newer ones have the limit itself
        var isAbove = Is(schema, "exclusiveMinimum");
        var isBelow = Is(schema, "exclusiveMaximum");
        if (!isAbove)
        {
            constraint.Add(schema, "minimum", static (value, limit) => value.CompareTo(limit) >= 0, "must be at least");
        }

        if (!isBelow)
        {
            constraint.Add(schema, "maximum", static (value, limit) => value.CompareTo(limit) <= 0, "must be at most");
        }

        constraint.Add(
            schema,
            isAbove ? "minimum" : "exclusiveMinimum",
            static (value, limit) => value.CompareTo(limit) > 0,
            "must be more than"
        );
        constraint.Add(
            schema,
            isBelow ? "maximum" : "exclusiveMaximum",
            static (value, limit) => value.CompareTo(limit) < 0,
            "must be less than"
        );
        constraint.Add(schema, "multipleOf", static (value, step) => value.IsMultipleOf(step), "must be a multiple of");
        return constraint.rules.Count == 0 ? null : constraint;
    }

    public void Check(JsonElement value, JsonCheck check)
    {
        if (!JsonNumber.TryRead(value, out var number))
        {
            return;
        }

        foreach (var (holds, rule) in rules)
        {
            if (!holds(number))
            {
                check.Report(rule, value);
            }
        }
    }

    private static bool Is(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.True;

    private void Add(JsonElement schema, string keyword, Func<JsonQuantity, JsonQuantity, bool> holds, string rule)
    {
        if (schema.TryGetProperty(keyword, out var limit) && JsonNumber.TryRead(limit, out var quantity))
        {
            rules.Add((value => holds(value, quantity), $"{rule} {limit.GetRawText()}"));
        }
    }
}
