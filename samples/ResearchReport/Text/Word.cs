namespace ResearchReport.Text;

/// <summary>One word of a text.</summary>
/// <param name="Surface">The word as it is written.</param>
/// <param name="Stem">The form in which words are compared: lower case, common endings removed.</param>
/// <param name="Start">Where in the text it begins.</param>
public readonly record struct Word(string Surface, string Stem, int Start)
{
    /// <summary>Where in the text the word has ended.</summary>
    public int End => Start + Surface.Length;

    /// <summary>Whether the word carries meaning of its own, unlike "the" or "of".</summary>
    public bool IsContent => !StopWords.Contains(Surface);
}
