namespace ResearchReport.Extractive;

/// <summary>Answers in plain text.</summary>
public static class PlainAnswer
{
    private const int DefaultSentences = 5;
    private const int DefaultTerms = 8;

    /// <summary>A glossary when the request asks for one, else a summary; the notice at the end.</summary>
    public static string To(ExtractiveRequest request)
    {
        var text = new RankedText(request.Material, request.Question);
        if (text.Sentences.Count == 0)
        {
            return $"The message holds no text to select from.\n\n{Notice.Text}";
        }

        var answer = request.WantsGlossary
            ? string.Join('\n', Definitions.Of(text, request.CountOf("term", DefaultTerms)).Select(Entry))
            : text.Join(text.Choose(request.CountOf("sentence", DefaultSentences)));
        return $"{answer}\n\n{Notice.Text}";

        string Entry(Topic topic) => $"- **{topic.Phrase}**: {text.Join(topic.Sentences)}";
    }
}
