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

    /// <summary>Items that are separated by commas, of which lambdas that do not fit have their body on a line below.</summary>
    public void Lambdas(IReadOnlyList<string> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var item = i + 1 < items.Count ? items[i] + "," : items[i];
            var arrow = item.IndexOf(" => ", StringComparison.Ordinal);
            if (arrow < 0 || Fits(item))
            {
                Line(item);
                continue;
            }

            Line(item.Substring(0, arrow + 3));
            Indent();
            Line(item.Substring(arrow + 4));
            Unindent();
        }
    }

    /// <summary>A call or the like: on one line where it is short, else each item on a line of its own.</summary>
    public void Call(string before, IReadOnlyList<string> items, string after)
    {
        var line = before + string.Join(", ", items) + after;
        if (Fits(line) || items.Count == 0)
        {
            Line(line);
            return;
        }

        Line(before.TrimEnd());
        Indent();
        Separated(items);
        Unindent();
        Line(after.TrimStart());
    }

    /// <summary>A comment that lists items, on as many lines as it takes.</summary>
    public void Comment(string before, IEnumerable<string> items)
    {
        var line = "// " + before;
        var separator = "";
        foreach (var item in items)
        {
            if (separator.Length > 0 && !Fits(line + separator + item))
            {
                Line(line + ",");
                (line, separator) = ("//", " ");
            }

            line += separator + item;
            separator = ", ";
        }

        Line(line);
    }

    public bool Fits(string line) => line.Length + (depth * 4) <= 120;

    public override string ToString() => text.ToString();
}
