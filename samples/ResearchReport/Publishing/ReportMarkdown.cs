using System.Globalization;
using System.Text;
using ResearchReport.Agents;

namespace ResearchReport.Publishing;

/// <summary>Composes the report part by part; a part without content is left out.</summary>
public sealed class ReportMarkdown(Citations citations)
{
    private readonly StringBuilder text = new();

    /// <summary>The title, the question, and who wrote the report.</summary>
    public ReportMarkdown Opening(ReportDraft draft, string question, string writtenBy)
    {
        Paragraph($"# {draft.Title}");
        Paragraph($"Question: {question}");
        return Paragraph($"Written by: {writtenBy}. {draft.Note}");
    }

    /// <summary>The report in a nutshell.</summary>
    public ReportMarkdown Summary(string? summary) =>
        summary is null ? this : Paragraph("## Summary").Paragraph(summary.ReplaceLineEndings("\n"));

    /// <summary>The report itself, each sentence with its source.</summary>
    public ReportMarkdown Sections(ReportDraft draft)
    {
        foreach (var section in draft.Sections)
        {
            Paragraph($"## {section.Heading}").Paragraph(citations.Cite(section.Text));
        }

        return this;
    }

    /// <summary>What happened when.</summary>
    public ReportMarkdown Chronology(IReadOnlyList<DatedFact> facts) =>
        facts.Count == 0
            ? this
            : Paragraph("## Chronology")
                .Paragraph(
                    string.Join(
                        '\n',
                        facts
                            .OrderBy(fact => fact.Year)
                            .Select(fact =>
                                string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"- **{fact.Year}**: {fact.What} {citations.Cite(fact.Source)}"
                                )
                            )
                    )
                );

    /// <summary>What the terms mean.</summary>
    public ReportMarkdown Glossary(TermList? glossary) =>
        glossary is null || glossary.Terms.Count == 0
            ? this
            : Paragraph("## Glossary")
                .Paragraph(
                    string.Join('\n', glossary.Terms.Select(entry => $"- **{entry.Term}**: {entry.Definition}"))
                );

    /// <summary>The passages that the numbers in brackets stand for.</summary>
    public ReportMarkdown Sources() =>
        Paragraph("## Sources").Paragraph(string.Join('\n', citations.Cited.Select(Source)));

    /// <summary>The whole report.</summary>
    public override string ToString() => text.ToString();

    private static string Source(Finding finding)
    {
        var section = finding.Section.Length > 0 ? $", \"{finding.Section}\"" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"- [{finding.Number}] *{finding.Title}*{section} ({finding.File}), relevance {finding.Score:0.00}"
        );
    }

    private ReportMarkdown Paragraph(string paragraph)
    {
        text.Append(text.Length > 0 ? "\n" : "").Append(paragraph).Append('\n');
        return this;
    }
}
