using ResearchReport.Text;

namespace ResearchReport.Extractive;

/// <summary>Cuts a text into the pieces in which it is streamed, and counts its tokens.</summary>
public static class TextPieces
{
    private const int WordsPerPiece = 6;

    /// <summary>The pieces in order; put together they are the text.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var start = 0;
        foreach (var word in Words.Of(text).Where((_, i) => i % WordsPerPiece == WordsPerPiece - 1))
        {
            yield return text[start..word.End];
            start = word.End;
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }

    /// <summary>The client's own count: a word is a token, and so is every other character that is no white space.</summary>
    public static long CountTokens(string text)
    {
        var words = Words.Of(text);
        return words.Count + text.Count(c => !char.IsWhiteSpace(c)) - words.Sum(word => word.Surface.Length);
    }
}
