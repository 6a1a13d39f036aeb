using System.Text.RegularExpressions;

namespace ResearchReport.Text;

/// <summary>Splits a text at its blank lines.</summary>
public static partial class Paragraphs
{
    /// <summary>The paragraphs in order, each on one line with single spaces.</summary>
    public static IEnumerable<string> Of(string text) =>
        BlankLines()
            .Split(text.ReplaceLineEndings("\n"))
            .Select(paragraph => WhiteSpace().Replace(paragraph, " ").Trim())
            .Where(paragraph => paragraph.Length > 0);

    [GeneratedRegex(@"\n[ \t]*\n\s*", RegexOptions.CultureInvariant)]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WhiteSpace();
}
