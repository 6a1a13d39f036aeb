using System.Text;
using System.Xml.Linq;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>Elements of documentation comments to plain text on one line.</summary>
internal static class DocText
{
    public static string? Of(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var text = new StringBuilder();
        WriteContent(element, text);
        var plain = Collapse(text.ToString());
        return plain.Length == 0 ? null : plain;
    }

    private static void WriteContent(XElement element, StringBuilder text)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText content)
            {
                text.Append(content.Value);
            }
            else if (node is XElement child)
            {
                Write(child, text);
            }
        }
    }

    private static void Write(XElement element, StringBuilder text)
    {
        switch (element.Name.LocalName)
        {
            case "see" or "seealso" when element.IsEmpty || element.Value.Length == 0:
                text.Append(
                    element.Attribute("langword")?.Value
                        ?? (element.Attribute("cref") is { } reference ? NameOf(reference.Value) : null)
                        ?? element.Attribute("href")?.Value
                );
                break;
            case "paramref" or "typeparamref":
                text.Append(element.Attribute("name")?.Value);
                break;
            case "para" or "br" or "list" or "listheader" or "item" or "code":
                text.Append(' ');
                WriteContent(element, text);
                text.Append(' ');
                break;
            default:
                WriteContent(element, text);
                break;
        }
    }

    /// <summary>The last name of a reference, as it is written or as a file has it: <c>M:X.Y(System.Int32)</c> is <c>Y</c>.</summary>
    private static string NameOf(string reference)
    {
        var name = Before(reference, '(');
        var depth = 0;
        for (var i = name.Length - 1; i >= 0; i--)
        {
            depth +=
                name[i] is '}' or '>' ? 1
                : name[i] is '{' or '<' ? -1
                : 0;
            if (depth == 0 && name[i] is '.' or ':')
            {
                name = name.Substring(i + 1);
                break;
            }
        }

        return Before(Before(Before(name, '{'), '<'), '`');
    }

    private static string Before(string text, char letter) =>
        text.IndexOf(letter) is var end and >= 0 ? text.Substring(0, end) : text;

    private static string Collapse(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!char.IsWhiteSpace(letter))
            {
                plain.Append(letter);
            }
            else if (plain.Length > 0 && plain[plain.Length - 1] != ' ')
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().TrimEnd();
    }
}
