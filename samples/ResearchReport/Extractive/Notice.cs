namespace ResearchReport.Extractive;

/// <summary>What every answer of the extractive client says of itself.</summary>
public static class Notice
{
    /// <summary>The notice as it stands in an answer.</summary>
    public const string Text =
        "Note: these sentences were selected by an extractive stand-in; no language model wrote or checked them.";

    /// <summary>Whether a sentence is the notice of an earlier answer, which is no material for the next.</summary>
    public static bool Owns(string sentence) => sentence == Text;
}
