using System.Text.Json;

namespace Aegis.Tools;

/// <summary>Reads a JSON schema into shapes, one for each place that is referred to.</summary>
/// <param name="root">Where references start.</param>
/// <param name="patterns">What a pattern has to match.</param>
internal sealed class JsonShapeReader(JsonElement root, PatternScope patterns)
{
    private readonly Dictionary<string, JsonShape> byReference = new(StringComparer.Ordinal);

    /// <summary>Whether names are told apart by case. Default: <see langword="false"/>.</summary>
    public bool IsExact { get; init; }

    /// <summary>Reads a schema, which may be one of the root's.</summary>
    public JsonShape Read(JsonElement schema)
    {
        var shape = new JsonShape();
        Fill(shape, schema);
        return shape;
    }

    private void Fill(JsonShape shape, JsonElement schema)
    {
        switch (schema.ValueKind)
        {
            case JsonValueKind.True:
                return;
            case JsonValueKind.False:
                shape.Allow(JsonKinds.None);
                return;
            case not JsonValueKind.Object:
                throw new ArgumentException($"A JSON schema is an object, true or false, not {Shortened.Of(schema)}.");
        }

        if (schema.TryGetProperty("type", out var type))
        {
            shape.Allow(JsonKindsExtensions.Parse(type));
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            shape.Add(new AllConstraint([Refer(reference.GetString() ?? "")]));
        }

        shape.Add(ChoiceConstraint.Read(schema, IsExact));
        shape.Add(NumberConstraint.Read(schema));
        shape.Add(TextConstraint.Read(schema, patterns));
        shape.Add(FormatConstraint.Read(schema));
        shape.Add(TimeRangeConstraint.Read(schema));
        shape.Add(ItemsConstraint.Read(schema, this));
        shape.Add(PropertiesConstraint.Read(schema, this));
        AddCombinations(shape, schema);
    }

    private void AddCombinations(JsonShape shape, JsonElement schema)
    {
        if (schema.TryGetProperty("allOf", out var all))
        {
            shape.Add(new AllConstraint(ReadAll(all)));
        }

        if (schema.TryGetProperty("anyOf", out var any))
        {
            shape.Add(new CountConstraint(ReadAll(any), IsOne: false));
        }

        if (schema.TryGetProperty("oneOf", out var one))
        {
            shape.Add(new CountConstraint(ReadAll(one), IsOne: true));
        }

        if (schema.TryGetProperty("not", out var not))
        {
            // what is refused is refused in this spelling, and not what resembles it
            var refused = new JsonShapeReader(root, PatternScope.AnyPart) { IsExact = true };
            shape.Add(new NotConstraint(refused.Read(not), not));
        }
    }

    private JsonShape[] ReadAll(JsonElement schemas) => [.. schemas.EnumerateArray().Select(Read)];

    private JsonShape Refer(string reference)
    {
        if (byReference.TryGetValue(reference, out var known))
        {
            return known;
        }

        // known before it is read: what it refers to may be itself
        var shape = new JsonShape();
        byReference.Add(reference, shape);
        Fill(shape, JsonPointer.Resolve(root, reference));
        return shape;
    }
}
