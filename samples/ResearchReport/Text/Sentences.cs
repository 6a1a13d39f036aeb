namespace ResearchReport.Text;

/// <summary>Splits running text into sentences.</summary>
public static class Sentences
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "dr",
        "mr",
        "mrs",
        "ms",
        "st",
        "no",
        "nos",
        "fig",
        "vol",
        "etc",
        "vs",
        "ca",
        "approx",
        "capt",
        "lt",
        "prof",
        "sr",
        "jr",
    };

    /// <summary>The sentences in order. A blank line ends a sentence, a single line break does not.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var sentences = new List<string>();
        foreach (var paragraph in Paragraphs.Of(text))
        {
            var start = 0;
            for (var i = 0; i < paragraph.Length; i++)
            {
                if (paragraph[i] is '.' or '!' or '?' && EndOfSentence(paragraph, i) is { } end)
                {
                    Add(sentences, paragraph[start..end]);
                    start = end;
                    i = end - 1;
                }
            }

            Add(sentences, paragraph[start..]);
        }

        return sentences;
    }

    /// <summary>Whether a text ends as a sentence does, unlike a heading or a name.</summary>
    public static bool IsClosed(string text)
    {
        var end = text.AsSpan().TrimEnd("\"')]’” \n");
        return end.Length > 0 && end[^1] is '.' or '!' or '?';
    }

    private static void Add(List<string> sentences, string sentence)
    {
        if (sentence.AsSpan().Trim() is { Length: > 0 } trimmed)
        {
            sentences.Add(trimmed.ToString());
        }
    }

    // returns where the sentence has ended, closing quotes and brackets included; null when the mark does not end one
    private static int? EndOfSentence(string text, int mark)
    {
        var end = mark + 1;
        while (end < text.Length && text[end] is '"' or '\'' or ')' or ']' or '’' or '”' or '.' or '!' or '?')
        {
            end++;
        }

        if (end == text.Length)
        {
            return end;
        }

        if (text[end] != ' ' || char.IsLower(text[end + 1]))
        {
            return null;
        }

        return text[mark] == '.' && IsAbbreviation(text, mark) ? null : end;
    }

    private static bool IsAbbreviation(string text, int mark)
    {
        var start = mark;
        while (start > 0 && char.IsLetterOrDigit(text[start - 1]))
        {
            start--;
        }

        var word = text[start..mark];
        // an initial, as in "J. Smith"; "I." ends a sentence too rarely to matter
        var isInitial = word.Length == 1 && char.IsUpper(word[0]);
        return isInitial || Abbreviations.Contains(word) || (start > 0 && text[start - 1] == '.');
    }
}
