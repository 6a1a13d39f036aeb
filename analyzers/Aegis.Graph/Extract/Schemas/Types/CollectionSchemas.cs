namespace Aegis.Graph.Extract.Schemas;

/// <summary>Arrays and dictionaries to schemas.</summary>
internal static class CollectionSchemas
{
    private const string WrappedName = "$values";

    public static void Fill(SchemaNode node, TypeShape shape, SchemaPlace place, SchemaMapper mapper)
    {
        if (shape.Form == TypeForm.Dictionary)
        {
            FillDictionary(node, shape, place, mapper);
        }
        else if (place.Case is { Discriminator: not null } derived)
        {
            FillWrapped(node, derived, shape, place, mapper);
        }
        else
        {
            FillArray(node, shape, place, mapper);
        }
    }

    private static void FillArray(SchemaNode node, TypeShape shape, SchemaPlace place, SchemaMapper mapper)
    {
        node.Types = JsonTypes.Array;
        node.Items = Element(node, shape, place, JsonPointer.Items, mapper);
    }

    private static void FillDictionary(SchemaNode node, TypeShape shape, SchemaPlace place, SchemaMapper mapper)
    {
        node.Types = JsonTypes.Object;
        place.Case?.AddTo(node);
        node.Values = Element(node, shape, place, JsonPointer.Values, mapper);
    }

    /// <summary>A list as a derived type: an object beside whose discriminator the items are.</summary>
    private static void FillWrapped(
        SchemaNode node,
        DerivedCase derived,
        TypeShape shape,
        SchemaPlace place,
        SchemaMapper mapper
    )
    {
        node.Types = JsonTypes.Object;
        node.IsClosed = true;
        derived.AddTo(node);
        var values = new SchemaNode(node, JsonPointer.Property(WrappedName))
        {
            Depth = node.Depth + 2,
            Label = "",
            Types = JsonTypes.Array,
        };
        values.Items = Element(values, shape, place, JsonPointer.Items, mapper);
        node.Add(WrappedName, values);
    }

    /// <summary>Null where anything goes.</summary>
    private static SchemaNode? Element(
        SchemaNode parent,
        TypeShape shape,
        SchemaPlace place,
        string step,
        SchemaMapper mapper
    )
    {
        if (shape.Element is not { } element)
        {
            return null;
        }

        var node = mapper.Map(new(element, parent, step) { Label = "[]", Numbers = place.Numbers });
        return node.IsAny ? null : node;
    }
}
