namespace Aegis.Graph.Extract.Schemas;

/// <summary>One schema of a document, before it is text. Values of keywords that hold data are JSON already.</summary>
/// <param name="parent">The schema around it; null for the root.</param>
/// <param name="step">The way from there, as a JSON pointer.</param>
internal sealed class SchemaNode(SchemaNode? parent, string step)
{
    public SchemaNode? Parent { get; private set; } = parent;

    public string Step { get; private set; } = step;

    /// <summary>Where it is said instead; null for here.</summary>
    public SchemaNode? MovedTo { get; private set; }

    /// <summary>How the way to it reads in C#: <c>.Callback</c>, <c>[]</c>.</summary>
    public string Label { get; init; } = "";

    /// <summary>How many names its pointer has.</summary>
    public int Depth { get; init; }

    /// <summary>Anything goes: <c>true</c>, unless a keyword says more.</summary>
    public bool IsAny { get; set; }

    /// <summary>Nothing goes: <c>not: true</c>.</summary>
    public bool IsNever { get; set; }

    /// <summary>The schema that is said elsewhere; what else this one has stands beside <c>$ref</c>.</summary>
    public SchemaNode? Reference { get; set; }

    public string? Description { get; set; }

    public string? Comment { get; set; }

    public string? Title { get; set; }

    public JsonTypes Types { get; set; }

    public string? Format { get; set; }

    public string? Pattern { get; set; }

    public string? Constant { get; set; }

    public List<KeyValuePair<string, SchemaNode>>? Properties { get; set; }

    public List<string>? Required { get; set; }

    public SchemaNode? Items { get; set; }

    /// <summary>The values of a dictionary.</summary>
    public SchemaNode? Values { get; set; }

    /// <summary>Whether it has no properties beside those it names.</summary>
    public bool IsClosed { get; set; }

    public List<string>? Enum { get; set; }

    public List<string>? Denied { get; set; }

    /// <summary>A pattern for texts that are allowed in one case only; not for models, which have the list.</summary>
    public string? ExactPattern { get; set; }

    /// <summary>Limits of dates and times as a JSON object; not for models.</summary>
    public string? TimeRange { get; set; }

    public List<SchemaNode>? AnyOf { get; set; }

    public string? Default { get; set; }

    public int? MinLength { get; set; }

    public int? MaxLength { get; set; }

    public int? MinItems { get; set; }

    public int? MaxItems { get; set; }

    public int? MinProperties { get; set; }

    public int? MaxProperties { get; set; }

    public string? Minimum { get; set; }

    public string? Maximum { get; set; }

    public string? ExclusiveMinimum { get; set; }

    public string? ExclusiveMaximum { get; set; }

    public string? ContentEncoding { get; set; }

    public string? ContentMediaType { get; set; }

    /// <summary>Whether it is of this type, apart from null.</summary>
    public bool IsOnly(JsonTypes type) => (Types & ~JsonTypes.Null) == type;

    public void Add(string name, SchemaNode property) => (Properties ??= []).Add(new(name, property));

    public void Require(string name)
    {
        Required ??= [];
        if (!Required.Contains(name))
        {
            Required.Add(name);
        }
    }

    /// <summary>Says it elsewhere in the document, and refers to that from here.</summary>
    public SchemaNode MoveTo(SchemaNode parent, string step)
    {
        var moved = (SchemaNode)MemberwiseClone();
        moved.Parent = parent;
        moved.Step = step;
        MovedTo = moved;
        return moved;
    }

    /// <summary>Where it stands in the document.</summary>
    public string Pointer()
    {
        var steps = new Stack<string>();
        for (var node = MovedTo ?? this; node.Parent is not null; node = node.Parent)
        {
            steps.Push(node.Step);
        }

        return "#" + string.Concat(steps);
    }

    /// <summary>Where it stands in C#, from the parameter on.</summary>
    public string Path()
    {
        var labels = new Stack<string>();
        for (var node = this; node is not null; node = node.Parent)
        {
            labels.Push(node.Label);
        }

        return string.Concat(labels);
    }
}
