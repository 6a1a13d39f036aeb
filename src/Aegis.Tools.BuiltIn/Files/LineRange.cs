namespace Aegis.Tools.BuiltIn;

/// <summary>Cuts some lines out of a text, with their line ends as they are, and says where to go on.</summary>
internal static class LineRange
{
    public static string Of(string text, string shown, int startLine, int maxLines, int maxChars)
    {
        var starts = Starts(text);
        if (starts.Count == 0)
        {
            return $"{shown} is empty.";
        }

        if (startLine > starts.Count)
        {
            throw new ToolFailedException($"'{shown}' has {starts.Count} lines; there is no line {startLine}.");
        }

        var first = startLine - 1;
        var end = maxLines == 0 ? starts.Count : (int)Math.Min(starts.Count, first + (long)maxLines);
        while (end > first + 1 && End(end) - starts[first] > maxChars)
        {
            end--;
        }

        var length = Math.Min(End(end) - starts[first], maxChars);
        var isCut = length < End(end) - starts[first];
        if (isCut && char.IsHighSurrogate(text[starts[first] + length - 1]))
        {
            length--;
        }

        var note = isCut ? $"; line {end} is cut off after {length} characters" : "";
        var more = end < starts.Count ? $"; go on with startLine {end + 1}" : "";
        var heading = $"{shown}, lines {startLine} to {end} of {starts.Count}{note}{more}:\n\n";
        return string.Concat(heading, text.AsSpan(starts[first], length));

        int End(int line) => line < starts.Count ? starts[line] : text.Length;
    }

    private static List<int> Starts(string text)
    {
        var starts = new List<int>();
        for (var start = 0; start < text.Length; )
        {
            starts.Add(start);
            var end = text.IndexOf('\n', start);
            start = end < 0 ? text.Length : end + 1;
        }

        return starts;
    }
}
