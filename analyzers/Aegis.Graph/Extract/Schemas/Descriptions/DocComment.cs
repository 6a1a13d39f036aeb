using System.Xml;
using System.Xml.Linq;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>A documentation comment, read as XML.</summary>
internal sealed class DocComment
{
    private readonly XElement root;

    private DocComment(XElement root)
    {
        this.root = root;
    }

    /// <summary>The <c>cref</c> of the member whose comment holds for what it lacks; empty for the overridden one, null for none.</summary>
    public string? Inherited =>
        root.Descendants("inheritdoc").FirstOrDefault() is { } element ? element.Attribute("cref")?.Value ?? "" : null;

    public string? Summary => DocText.Of(root.Element("summary"));

    /// <summary>Null when there is nothing to read, or nothing that the compiler would either.</summary>
    public static DocComment? Parse(string xml)
    {
        if (xml.Length == 0)
        {
            return null;
        }

        try
        {
            var root = XElement.Parse($"<doc>{xml}</doc>", LoadOptions.PreserveWhitespace);
            // what comes from a file has an element of its own around it
            return new DocComment(root.Element("member") ?? root);
        }
        catch (XmlException)
        {
            // the compiler warns of it (CS1570) where comments are documentation
            return null;
        }
    }

    public string? Parameter(string name)
    {
        foreach (var element in root.Elements("param"))
        {
            if (element.Attribute("name")?.Value == name)
            {
                return DocText.Of(element);
            }
        }

        return null;
    }
}
