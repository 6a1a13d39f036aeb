using System.Globalization;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>The schemas that others refer to, which strict schemas want to have at the top.</summary>
internal sealed class StrictDefinitions
{
    private readonly List<SchemaNode> targets = [];

    public static IEnumerable<SchemaNode> Children(SchemaNode node)
    {
        foreach (var property in node.Properties ?? [])
        {
            yield return property.Value;
        }

        foreach (var choice in node.AnyOf ?? [])
        {
            yield return choice;
        }

        if (node.Items is not null)
        {
            yield return node.Items;
        }

        if (node.Values is not null)
        {
            yield return node.Values;
        }
    }

    /// <summary>Notes what is referred to, in the order of the document.</summary>
    public void Find(SchemaNode node)
    {
        if (node.Reference is { } target && !targets.Contains(target))
        {
            targets.Add(target);
        }

        foreach (var child in Children(node))
        {
            Find(child);
        }
    }

    /// <summary>Puts a reference in the place of each of them.</summary>
    public IReadOnlyList<KeyValuePair<string, SchemaNode>> Extract(SchemaNode root)
    {
        var definitions = new List<KeyValuePair<string, SchemaNode>>();
        foreach (var target in targets)
        {
            var name = "d" + (definitions.Count + 1).ToString(CultureInfo.InvariantCulture);
            definitions.Add(new(name, target.MoveTo(root, "/$defs/" + name)));
        }

        return definitions;
    }
}
