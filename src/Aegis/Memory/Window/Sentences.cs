namespace Aegis.Memory;

/// <summary>Cuts text.</summary>
internal static class Sentences
{
    /// <summary>Its sentences: up to a full stop, an exclamation or question mark, or the end of a line.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (Ends(text, at))
            {
                if (text[start..(at + 1)].Trim() is { Length: > 0 } sentence)
                {
                    yield return sentence;
                }

                start = at + 1;
            }
        }

        if (text[start..].Trim() is { Length: > 0 } rest)
        {
            yield return rest;
        }
    }

    /// <summary>Its words, in small letters.</summary>
    public static IEnumerable<string> WordsOf(string text)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && char.IsLetterOrDigit(text[at]))
            {
                continue;
            }

            if (at > start)
            {
                yield return text[start..at].ToLowerInvariant();
            }

            start = at + 1;
        }
    }

    // not within 3.5 or example.org
    private static bool Ends(string text, int at) =>
        text[at] switch
        {
            '\n' or '。' or '！' or '？' => true,
            '.' or '!' or '?' => at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]),
            _ => false,
        };
}
