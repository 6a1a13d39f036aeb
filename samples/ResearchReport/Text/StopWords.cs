namespace ResearchReport.Text;

/// <summary>The English words that say nothing of what a text is about.</summary>
public static class StopWords
{
    private static readonly HashSet<string> All = new(
        """
        a about above across after again against all almost along already also although always among an and another any
        are around as at away back be became because become becomes been before began being below best better between
        both but by came can cannot come could did do does doing done down during each early either else enough even
        ever every far few first five for former found four from further gave get give given go good got great had
        half has have having he her here high him his how however i if in instead into is it its itself just keep kept
        known large last late later least less let like little long made main make makes making many may me merely met
        might mile miles more most much must my near nearly need needed never new next no none nor not nothing now of off
        often old on once one only onto open or other others our out over own part per perhaps put quite rather really
        s said same say second see seem seen set several she should show shown side since six small so some something
        soon still such t take taken ten than that the their them themselves then there therefore these they thing third
        things this those though three through thus time times to together too took toward towards two under until up
        upon us use used uses using usual usually very was way we well went were what when where whether which while
        who whole whom whose why will with within without work would year years yet you your
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Whether the word is one of them, in any case.</summary>
    public static bool Contains(string word) => All.Contains(word);
}
