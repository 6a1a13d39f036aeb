using System.Text;

namespace Aegis.Generators.Emit;

/// <summary>Writes indented C#. Same calls, same bytes: line ends are always <c>\n</c>.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            text.Append(' ', depth * 4).Append(line);
        }

        text.Append('\n');
    }

    public void Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Line(line);
        }
    }

    /// <summary>A line and the opening brace below it; <see cref="Close"/> closes it.</summary>
    public void Open(string line)
    {
        Line(line);
        Line("{");
        depth++;
    }

    public void Close(string after = "")
    {
        depth--;
        Line("}" + after);
    }

    /// <summary>A line that ends in a bracket of its own; <see cref="CloseBracket"/> closes it.</summary>
    public void OpenBracket(string line)
    {
        Line(line);
        depth++;
    }

    public void CloseBracket(string line)
    {
        depth--;
        Line(line);
    }

    public void Indent() => depth++;

    public void Unindent() => depth--;

    /// <summary>Items that are separated by commas, one a line, inside whatever brackets are open.</summary>
    public void Separated(IReadOnlyList<string> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            Line(i + 1 < items.Count ? items[i] + "," : items[i]);
        }
    }

    public override string ToString() => text.ToString();
}
