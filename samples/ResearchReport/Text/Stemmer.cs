namespace ResearchReport.Text;

/// <summary>
/// Removes the commonest English endings, so that "lamps" finds "lamp" and "brighter" finds "bright". Stems are only
/// compared, never shown: "lighthous" is as good as any.
/// </summary>
public static class Stemmer
{
    // a shorter rest says too little: "tower" is not "tow"
    private const int ShortestStem = 4;

    private static readonly string[] Endings = ["ness", "ing", "est", "ed", "er", "ly"];

    private static readonly HashSet<string> EndInS = new(StringComparer.Ordinal)
    {
        "lens",
        "gas",
        "news",
        "his",
        "its",
    };

    /// <summary>The stem of a word in any case.</summary>
    public static string Stem(string word)
    {
        var stem = Singular(word.ToLowerInvariant());
        foreach (var ending in Endings)
        {
            if (stem.EndsWith(ending, StringComparison.Ordinal) && stem.Length - ending.Length >= ShortestStem)
            {
                stem = WithoutDoubledConsonant(stem[..^ending.Length]);
                break;
            }
        }

        return stem.Length > ShortestStem && stem[^1] == 'e' ? stem[..^1] : stem;
    }

    private static string Singular(string word)
    {
        if (word.Length < 4 || word[^1] != 's' || word[^2] is 's' or 'u' or 'i' || EndInS.Contains(word))
        {
            return word;
        }

        return word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y" : word[..^1];
    }

    // "fitted" is "fit"; but "call" and "pass" end that way by themselves
    private static string WithoutDoubledConsonant(string stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z' or 'e' or 'o')
            ? stem[..^1]
            : stem;
}
