using System.Text.Json;

namespace Aegis.Tools;

/// <summary>What the schema of a tool's arguments asks of each.</summary>
internal sealed class ToolShape
{
    private readonly Dictionary<string, JsonShape> parameters = new(StringComparer.Ordinal);

    public ToolShape(JsonElement schema)
    {
        var reader = new JsonShapeReader(schema, PatternScope.WholeText);
        foreach (var property in schema.GetProperty("properties").EnumerateObject())
        {
            parameters.Add(property.Name, reader.Read(property.Value));
        }
    }

    /// <summary>The parameters' names.</summary>
    public IEnumerable<string> Names => parameters.Keys;

    /// <summary>Whether anything is asked of a parameter beyond its type.</summary>
    public bool IsConstrained => parameters.Values.Any(static shape => shape.IsConstrained);

    /// <summary>What is asked of a parameter.</summary>
    public JsonShape this[string parameter] => parameters[parameter];
}
