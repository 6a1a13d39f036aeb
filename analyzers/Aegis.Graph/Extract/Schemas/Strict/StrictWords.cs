using System.Globalization;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>Says in the description what strict schemas have no keyword for.</summary>
internal static class StrictWords
{
    /// <summary>Formats that strict schemas know.</summary>
    private static readonly HashSet<string> Formats = ["date-time", "date", "time", "email", "uuid"];

    public static void Move(SchemaNode node)
    {
        var words = new List<string>();
        Say(words, "default", node.Default);
        Say(words, "minimum length", node.MinLength);
        Say(words, "maximum length", node.MaxLength);
        Say(words, "not one of", node.Denied is { } denied ? string.Join(", ", denied) : null);
        Say(words, "encoding", node.ContentEncoding);
        Say(words, "content", node.ContentMediaType);
        if (node.Format is { } format && !Formats.Contains(format))
        {
            Say(words, "format", format);
            node.Format = null;
        }

        node.Default = null;
        node.MinLength = null;
        node.MaxLength = null;
        node.Denied = null;
        node.ContentEncoding = null;
        node.ContentMediaType = null;
        // what has a comment or a title says nothing else that a model could use
        node.Comment = null;
        node.Description ??= node.Title;
        node.Title = null;
        Write(node, words);
    }

    /// <summary>For a reference, which has nothing beside it but words.</summary>
    public static void MoveAll(SchemaNode node)
    {
        var words = new List<string>();
        Say(words, "minimum items", node.MinItems);
        Say(words, "maximum items", node.MaxItems);
        Say(words, "minimum", node.Minimum);
        Say(words, "maximum", node.Maximum);
        Say(words, "more than", node.ExclusiveMinimum);
        Say(words, "less than", node.ExclusiveMaximum);
        node.MinItems = null;
        node.MaxItems = null;
        node.Minimum = null;
        node.Maximum = null;
        node.ExclusiveMinimum = null;
        node.ExclusiveMaximum = null;
        Write(node, words);
        Move(node);
        if (node.Description is not null)
        {
            // a reference has nothing beside it at all; a choice of one has
            var reference = new SchemaNode(node, JsonPointer.AnyOf(0)) { Reference = node.Reference };
            node.Reference = null;
            node.AnyOf = [reference];
        }
    }

    private static void Say(List<string> words, string what, string? value)
    {
        if (value is not null)
        {
            words.Add($"{what}: {value}");
        }
    }

    private static void Say(List<string> words, string what, int? value) =>
        Say(words, what, value?.ToString(CultureInfo.InvariantCulture));

    private static void Write(SchemaNode node, List<string> words)
    {
        if (words.Count > 0)
        {
            var said = $"({string.Join("; ", words)})";
            node.Description = string.IsNullOrEmpty(node.Description) ? said : $"{node.Description} {said}";
        }
    }
}
