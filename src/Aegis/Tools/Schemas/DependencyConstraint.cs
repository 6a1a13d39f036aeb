using System.Text.Json;

namespace Aegis.Tools;

/// <summary>
/// What an object has to have or be when it has a property: <c>dependentRequired</c>, <c>dependentSchemas</c>, and
/// <c>dependencies</c>, which older schemas have for both.
/// </summary>
internal sealed class DependencyConstraint : IJsonConstraint
{
    private readonly List<(string Name, string[] Required)> names = [];
    private readonly List<(string Name, JsonShape Shape)> shapes = [];

    private DependencyConstraint() { }

    public static DependencyConstraint? Read(JsonElement schema, JsonShapeReader reader)
    {
        var constraint = new DependencyConstraint();
        constraint.Add(schema, "dependentRequired", reader);
        constraint.Add(schema, "dependentSchemas", reader);
        constraint.Add(schema, "dependencies", reader);
        return constraint.names.Count + constraint.shapes.Count == 0 ? null : constraint;
    }

    public void Check(JsonElement value, JsonCheck check)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var (name, required) in names)
        {
            if (value.TryGetProperty(name, out _))
            {
                foreach (var missing in required.Where(one => !value.TryGetProperty(one, out _)))
                {
                    check.Step(missing);
                    check.Report($"is required beside {name}", received: null);
                    check.StepBack();
                }
            }
        }

        foreach (var (name, shape) in shapes)
        {
            if (value.TryGetProperty(name, out _))
            {
                shape.Check(value, check);
            }
        }
    }

    private void Add(JsonElement schema, string keyword, JsonShapeReader reader)
    {
        if (!schema.TryGetProperty(keyword, out var dependencies))
        {
            return;
        }

        foreach (var one in dependencies.EnumerateObject())
        {
            if (one.Value.ValueKind == JsonValueKind.Array)
            {
                names.Add((one.Name, [.. one.Value.EnumerateArray().Select(static name => name.GetString()!)]));
            }
            else
            {
                shapes.Add((one.Name, reader.Read(one.Value, keyword, one.Name)));
            }
        }
    }
}
