using System.Buffers;
using System.Text.Json;
using Aegis.Tools;

namespace Aegis.Agents;

/// <summary>
/// What a schema asks of an answer beyond what reading it proves: that nothing is missing, and the constraints. It is as
/// lenient as reading is: names in any case where the options take them, and properties that nobody asked for.
/// </summary>
internal sealed class AnswerShape
{
    private readonly JsonShape shape;
    private readonly Dictionary<string, string>? spellings;

    /// <summary>Makes a schema ready to check values.</summary>
    /// <param name="schema">The schema, where references start.</param>
    /// <param name="property">The property of it that holds the value; none for the root itself.</param>
    /// <param name="options">How values are read.</param>
    public AnswerShape(JsonElement schema, string? property, JsonSerializerOptions options)
    {
        spellings = options.PropertyNameCaseInsensitive ? new(StringComparer.OrdinalIgnoreCase) : null;
        var root = LenientSchema.Of(schema, name => spellings?.TryAdd(name, name));
        var value = property is null ? root : root.GetProperty("properties").GetProperty(property);
        shape = new JsonShapeReader(root, PatternScope.WholeText).Read(value);
    }

    /// <summary>Which properties violate what; none when the value fits.</summary>
    public string? MisfitOf(JsonElement value)
    {
        var check = new JsonCheck();
        shape.Check(spellings is null ? value : Spelled(value), check);
        return check.IsValid ? null : string.Join("; ", check.Problems.Select(Text)) + ".";
    }

    private static string Text(ToolProblem problem)
    {
        var place = problem.Parameter.Length == 0 ? "The value" : $"'{problem.Parameter}'";
        var received = problem.Received is null ? "" : $", not {problem.Received}";
        return $"{place} {problem.Constraint}{received}";
    }

    /// <summary>The value with the names of properties as the schema spells them.</summary>
    private JsonElement Spelled(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(value, writer);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan, new JsonReaderOptions { MaxDepth = 1000 });
        return JsonElement.ParseValue(ref reader);
    }

    private void Write(JsonElement value, Utf8JsonWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    writer.WritePropertyName(spellings!.GetValueOrDefault(property.Name, property.Name));
                    Write(property.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
