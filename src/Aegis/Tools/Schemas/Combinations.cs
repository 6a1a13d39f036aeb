using System.Text.Json;

namespace Aegis.Tools;

/// <summary>All of several schemas hold: <c>allOf</c>, and what a <c>$ref</c> refers to.</summary>
internal sealed record AllConstraint(JsonShape[] Shapes) : IJsonConstraint
{
    public void Check(JsonElement value, JsonCheck check)
    {
        foreach (var shape in Shapes)
        {
            shape.Check(value, check);
        }
    }
}

/// <summary>At least one of several schemas holds, or exactly one: <c>anyOf</c> and <c>oneOf</c>.</summary>
internal sealed record CountConstraint(JsonShape[] Shapes, bool IsOne) : IJsonConstraint
{
    public void Check(JsonElement value, JsonCheck check)
    {
        var (exact, lenient) = (0, 0);
        JsonCorrections? first = null;
        foreach (var shape in Shapes)
        {
            if (check.Passes(shape, value, out var taken))
            {
                (exact, lenient) = taken is null ? (exact + 1, lenient) : (exact, lenient + 1);
                first ??= taken;
            }
        }

        // a form that takes the value as it stands is what was meant, before those that take it for something else
        var passed = exact > 0 ? exact : lenient;
        if (passed == 0)
        {
            ReportMisfit(value, check);
        }
        else if (IsOne && passed > 1)
        {
            check.Report("must be only one of the forms that the schema lists", value);
        }
        else if (exact == 0 && first is not null)
        {
            check.Correct(first);
        }
    }

    /// <summary>What is wrong with the form that was meant, where it is clear which one was.</summary>
    private void ReportMisfit(JsonElement value, JsonCheck check)
    {
        var possible = Shapes.Where(shape => shape.MayBe(value)).ToList();
        var meant = possible.Count == 1 ? possible : possible.FindAll(shape => shape.IsNamedBy(value) == true);
        if (meant.Count == 1)
        {
            meant[0].Check(value, check);
        }
        else
        {
            check.Report("must be one of the forms that the schema lists", value);
        }
    }
}

/// <summary>A schema does not hold: <c>not</c>.</summary>
internal sealed record NotConstraint(JsonShape Shape, JsonElement Schema) : IJsonConstraint
{
    public void Check(JsonElement value, JsonCheck check)
    {
        if (check.Passes(Shape, value))
        {
            var rule = Schema.TryGetProperty("enum", out var refused)
                ? $"must be none of {string.Join(", ", refused.EnumerateArray().Select(static one => one.GetRawText()))}"
                : $"must not match {Shortened.Of(Schema)}";
            check.Report(rule, value);
        }
    }
}
