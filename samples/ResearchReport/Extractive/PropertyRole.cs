namespace ResearchReport.Extractive;

/// <summary>What a string property of a schema is for, as far as its name tells.</summary>
public enum PropertyRole
{
    /// <summary>Running text.</summary>
    Text,

    /// <summary>A few words that name something.</summary>
    Phrase,

    /// <summary>What a term means.</summary>
    Definition,

    /// <summary>A remark on the answer itself.</summary>
    Note,
}

/// <summary>Tells roles from names.</summary>
public static class PropertyRoles
{
    /// <summary>The role of a property; of an array, the role of its items.</summary>
    public static PropertyRole Of(string property) =>
        property.ToLowerInvariant().TrimEnd('s') switch
        {
            "title" or "heading" or "term" or "name" or "topic" or "subject" or "label" or "keyword" =>
                PropertyRole.Phrase,
            "definition" or "meaning" or "explanation" => PropertyRole.Definition,
            "note" or "notice" or "remark" or "disclaimer" or "caveat" => PropertyRole.Note,
            _ => PropertyRole.Text,
        };
}
