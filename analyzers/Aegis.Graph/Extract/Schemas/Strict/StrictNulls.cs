namespace Aegis.Graph.Extract.Schemas;

/// <summary>Null in the place of what may be left out.</summary>
internal static class StrictNulls
{
    public static void Add(SchemaNode node)
    {
        if (node.Reference is { } reference)
        {
            node.Reference = null;
            AddChoice(node, node.AnyOf = [new SchemaNode(node, JsonPointer.AnyOf(0)) { Reference = reference }]);
        }
        else if (node.AnyOf is { } choices)
        {
            if (!choices.Exists(choice => choice.Types == JsonTypes.Null))
            {
                AddChoice(node, choices);
            }
        }
        else
        {
            SchemaMapper.MakeNullable(node);
        }
    }

    public static void AddChoice(SchemaNode node, List<SchemaNode> choices) =>
        choices.Add(new SchemaNode(node, JsonPointer.AnyOf(choices.Count)) { Types = JsonTypes.Null });
}
