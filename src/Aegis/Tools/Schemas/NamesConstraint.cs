using System.Text.Json;

namespace Aegis.Tools;

/// <summary>What the names of an object's properties have to be: <c>propertyNames</c>.</summary>
internal sealed record NamesConstraint(JsonShape Name) : IJsonConstraint
{
    // a name can not be corrected
    public static NamesConstraint? Read(JsonElement schema, JsonShapeReader reader) =>
        reader.Exactly().ReadPart(schema, "propertyNames") is { } name ? new NamesConstraint(name) : null;

    public void Check(JsonElement value, JsonCheck check)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in value.EnumerateObject())
        {
            using var name = JsonDocument.Parse($"\"{JsonEncodedText.Encode(property.Name)}\"");
            if (check.Misfit(Name, name.RootElement) is { } problem)
            {
                check.Step(property.Name);
                check.Report($"has a name that {problem.Constraint}", received: null);
                check.StepBack();
            }
        }
    }
}
