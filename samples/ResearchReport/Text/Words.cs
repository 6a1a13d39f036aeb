namespace ResearchReport.Text;

/// <summary>Reads the words of a text: runs of letters and digits.</summary>
public static class Words
{
    /// <summary>All words, in order.</summary>
    public static IReadOnlyList<Word> Of(string text)
    {
        var words = new List<Word>();
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }

            if (end > start)
            {
                var surface = text[start..end];
                words.Add(new Word(surface, Stemmer.Stem(surface), start));
                start = end;
            }
        }

        return words;
    }

    /// <summary>The stems of the words that carry meaning, in order and as often as they occur.</summary>
    public static IReadOnlyList<string> Terms(string text) =>
        [.. Of(text).Where(word => word.IsContent).Select(word => word.Stem)];
}
