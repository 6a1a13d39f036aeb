using System.Text.RegularExpressions;

namespace ResearchReport.Retrieval;

/// <summary>A heading, a paragraph or a list item of a Markdown document, without its markup.</summary>
/// <param name="Level">1 to 6 for a heading, 0 for text.</param>
/// <param name="Text">The text on one line.</param>
public sealed record MarkdownBlock(int Level, string Text)
{
    /// <summary>Whether the block is a heading.</summary>
    public bool IsHeading => Level > 0;
}

/// <summary>Reads as much of Markdown as running text needs; code is left out, for it is no prose.</summary>
public static partial class MarkdownBlocks
{
    /// <summary>The blocks in order.</summary>
    public static IReadOnlyList<MarkdownBlock> Of(string markdown)
    {
        var blocks = new List<MarkdownBlock>();
        var lines = new List<string>();
        var inCode = false;

        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()))
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            var heading = Heading().Match(line);
            if (isFence || inCode || heading.Success || line.Length == 0 || ListMarker().IsMatch(line))
            {
                Close();
            }

            if (heading.Success && !inCode)
            {
                blocks.Add(new MarkdownBlock(heading.Groups[1].Length, Plain(heading.Groups[2].Value)));
            }
            else if (line.Length > 0 && !isFence && !inCode)
            {
                lines.Add(ListMarker().Replace(line, ""));
            }

            inCode ^= isFence;
        }

        Close();
        return blocks;

        void Close()
        {
            if (lines.Count > 0)
            {
                blocks.Add(new MarkdownBlock(0, Plain(string.Join(' ', lines))));
                lines.Clear();
            }
        }
    }

    private static string Plain(string text) => Emphasis().Replace(Link().Replace(text, "$1"), "").Trim();

    [GeneratedRegex(@"^(#{1,6})\s+(.*?)\s*#*$", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^([-*+]|\d+\.|>)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex ListMarker();

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"[*`]+|(?<!\w)_+|_+(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Emphasis();
}
