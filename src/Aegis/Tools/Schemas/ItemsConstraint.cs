using System.Globalization;
using System.Text.Json;

namespace Aegis.Tools;

/// <summary>What an array holds, and how much of it.</summary>
internal sealed class ItemsConstraint : IJsonConstraint
{
    private readonly JsonShape[] first;
    private readonly JsonShape? items;
    private readonly int? minimum;
    private readonly int? maximum;
    private readonly bool isUnique;

    private ItemsConstraint(JsonShape[] first, JsonShape? items, int? minimum, int? maximum, bool isUnique)
    {
        this.first = first;
        this.items = items;
        this.minimum = minimum;
        this.maximum = maximum;
        this.isUnique = isUnique;
    }

    /// <summary>What each item has to be, after those that have a schema of their own.</summary>
    public JsonShape? Items => items;

    public static ItemsConstraint? Read(JsonElement schema, JsonShapeReader reader)
    {
        var (first, others) = ("prefixItems", "items");
        if (schema.TryGetProperty("items", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            // an older way to say the same
            (first, others) = ("items", "additionalItems");
        }

        var firstItems = reader.ReadAll(schema, first) ?? [];
        var items = reader.ReadPart(schema, others);
        var minimum = schema.Limit("minItems");
        var maximum = schema.Limit("maxItems");
        var isUnique = schema.TryGetProperty("uniqueItems", out var unique) && unique.ValueKind == JsonValueKind.True;
        return firstItems.Length == 0 && items is null && minimum is null && maximum is null && !isUnique
            ? null
            : new ItemsConstraint(firstItems, items, minimum, maximum, isUnique);
    }

    public void Check(JsonElement value, JsonCheck check)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        var count = value.GetArrayLength();
        if (count < minimum || count > maximum)
        {
            var (relation, limit) = count < minimum ? ("at least", minimum) : ("at most", maximum);
            check.Report(string.Create(CultureInfo.InvariantCulture, $"must have {relation} {limit} items"), value);
        }

        if (isUnique && HasEqualItems(value))
        {
            check.Report("must not hold the same item twice", value);
        }

        if (items is not null || first.Length > 0)
        {
            CheckItems(value, check);
        }
    }

    private void CheckItems(JsonElement value, JsonCheck check)
    {
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            check.Step(index);
            (index < first.Length ? first[index] : items)?.Check(item, check);
            check.StepBack();
            index++;
        }
    }

    private static bool HasEqualItems(JsonElement value)
    {
        var seen = new HashSet<JsonElement>(JsonEquality.Comparer);
        return value.EnumerateArray().Any(item => !seen.Add(item));
    }
}
