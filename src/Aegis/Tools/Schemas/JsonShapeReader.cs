using System.Text.Json;

namespace Aegis.Tools;

/// <summary>Reads a JSON schema into shapes, one for each place that is referred to.</summary>
/// <param name="root">Where references start.</param>
/// <param name="patterns">What a pattern has to match.</param>
internal sealed class JsonShapeReader(JsonElement root, PatternScope patterns)
{
    private readonly Dictionary<string, JsonShape> byReference = new(StringComparer.Ordinal);
    private string place = "#";

    /// <summary>Whether names are told apart by case. Default: <see langword="false"/>.</summary>
    public bool IsExact { get; private init; }

    /// <summary>One that takes names in their own spelling alone.</summary>
    public JsonShapeReader Exactly() => new(root, PatternScope.AnyPart) { IsExact = true, place = place };

    /// <summary>Reads a schema, which may be one of the root's.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="steps">The way to it from the schema that is being read.</param>
    /// <exception cref="ArgumentException">It is none that can be checked.</exception>
    public JsonShape Read(JsonElement schema, params string[] steps)
    {
        var shape = new JsonShape();
        FillAt(string.Join('/', [place, .. steps.Select(JsonPointer.Escape)]), shape, schema);
        return shape;
    }

    /// <summary>Reads the schema that a keyword has; none where the keyword is missing.</summary>
    public JsonShape? ReadPart(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var part) ? Read(part, keyword) : null;

    /// <summary>Reads the schemas that a keyword has; none where the keyword is missing.</summary>
    public JsonShape[]? ReadAll(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var parts)
            ? [.. parts.EnumerateArray().Select((part, index) => Read(part, keyword, $"{index}"))]
            : null;

    /// <summary>Reads a pattern of the schema that is being read.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public SchemaPattern ReadPattern(string written)
    {
        try
        {
            return new SchemaPattern(written, patterns);
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"A pattern at {place} can not be read: {error.Message}", error);
        }
    }

    private void FillAt(string there, JsonShape shape, JsonElement schema)
    {
        var before = place;
        place = there;
        Fill(shape, schema);
        place = before;
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
                throw new ArgumentException(
                    $"The schema at {place} has to be an object, true or false; it is {Shortened.Of(schema)}."
                );
        }

        SchemaKeywords.Check(schema, place);
        if (schema.TryGetProperty("type", out var type))
        {
            shape.Allow(JsonKindsExtensions.Parse(type));
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            shape.Add(new AllConstraint([Refer(reference.GetString()!)]));
        }

        shape.Add(ChoiceConstraint.Read(schema, IsExact));
        shape.Add(NumberConstraint.Read(schema));
        shape.Add(TextConstraint.Read(schema, this));
        shape.Add(FormatConstraint.Read(schema, patterns));
        shape.Add(TimeRangeConstraint.Read(schema));
        shape.Add(ItemsConstraint.Read(schema, this));
        shape.Add(ContainsConstraint.Read(schema, this));
        shape.Add(PropertiesConstraint.Read(schema, this));
        shape.Add(NamesConstraint.Read(schema, this));
        shape.Add(DependencyConstraint.Read(schema, this));
        AddCombinations(shape, schema);
    }

    private void AddCombinations(JsonShape shape, JsonElement schema)
    {
        if (ReadAll(schema, "allOf") is { } all)
        {
            shape.Add(new AllConstraint(all));
        }

        if (ReadAll(schema, "anyOf") is { } any)
        {
            shape.Add(new CountConstraint(any, IsOne: false));
        }

        if (ReadAll(schema, "oneOf") is { } one)
        {
            shape.Add(new CountConstraint(one, IsOne: true));
        }

        shape.Add(ConditionConstraint.Read(schema, this));
        if (schema.TryGetProperty("not", out var not))
        {
            // what is refused is refused in this spelling, and not what resembles it
            shape.Add(new NotConstraint(Exactly().Read(not, "not"), not));
        }
    }

    private JsonShape Refer(string reference)
    {
        if (byReference.TryGetValue(reference, out var known))
        {
            return known;
        }

        // known before it is read: what it refers to may be itself
        var shape = new JsonShape();
        byReference.Add(reference, shape);
        FillAt(reference, shape, JsonPointer.Resolve(root, reference));
        return shape;
    }
}
