using System.Globalization;
using System.Text.Json;

namespace Aegis.Tools;

/// <summary>What an array holds, and how much of it.</summary>
internal sealed class ItemsConstraint : IJsonConstraint
{
    private readonly JsonShape? items;
    private readonly int? minimum;
    private readonly int? maximum;
    private readonly bool isUnique;

    private ItemsConstraint(JsonShape? items, int? minimum, int? maximum, bool isUnique)
    {
        this.items = items;
        this.minimum = minimum;
        this.maximum = maximum;
        this.isUnique = isUnique;
    }

    /// <summary>What each item has to be.</summary>
    public JsonShape? Items => items;

    public static ItemsConstraint? Read(JsonElement schema, JsonShapeReader reader)
    {
        var items =
            schema.TryGetProperty("items", out var item)
            // which are about the items after those, and a list of schemas is an older way to say the same
            && item.ValueKind != JsonValueKind.Array
            && !schema.TryGetProperty("prefixItems", out _)
                ? reader.Read(item)
                : null;
        var minimum = schema.Limit("minItems");
        var maximum = schema.Limit("maxItems");
        var isUnique = schema.TryGetProperty("uniqueItems", out var unique) && unique.ValueKind == JsonValueKind.True;
        return items is null && minimum is null && maximum is null && !isUnique
            ? null
            : new ItemsConstraint(items, minimum, maximum, isUnique);
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

        if (items is not null)
        {
            CheckItems(items, value, check);
        }
    }

    private static void CheckItems(JsonShape items, JsonElement value, JsonCheck check)
    {
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            check.Step(index++);
            items.Check(item, check);
            check.StepBack();
        }
    }

    private static bool HasEqualItems(JsonElement value)
    {
        var seen = new HashSet<JsonElement>(JsonEquality.Comparer);
        return value.EnumerateArray().Any(item => !seen.Add(item));
    }
}
