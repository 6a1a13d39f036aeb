using System.Text.Json;

namespace Aegis.Tools;

/// <summary>A schema holds if another does: <c>if</c>, <c>then</c>, <c>else</c>.</summary>
internal sealed record ConditionConstraint(JsonShape If, JsonShape? Then, JsonShape? Else) : IJsonConstraint
{
    public static ConditionConstraint? Read(JsonElement schema, JsonShapeReader reader)
    {
        if (reader.ReadPart(schema, "if") is not { } condition)
        {
            return null;
        }

        var (then, otherwise) = (reader.ReadPart(schema, "then"), reader.ReadPart(schema, "else"));
        return then is null && otherwise is null ? null : new ConditionConstraint(condition, then, otherwise);
    }

    public void Check(JsonElement value, JsonCheck check)
    {
        if (!check.Passes(If, value, out var taken))
        {
            Else?.Check(value, check);
            return;
        }

        if (taken is not null)
        {
            // so that whoever reads the value comes to the same end
            check.Correct(taken);
        }

        Then?.Check(value, check);
    }
}
