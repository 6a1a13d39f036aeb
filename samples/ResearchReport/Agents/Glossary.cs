using Aegis;

namespace ResearchReport.Agents;

/// <summary>The terms that a reader of the report should know.</summary>
/// <param name="Terms">The terms in alphabetical order.</param>
public sealed record TermList(IReadOnlyList<TermEntry> Terms);

/// <summary>A term and what it means.</summary>
/// <param name="Term">The term.</param>
/// <param name="Definition">What it means.</param>
public sealed record TermEntry(string Term, string Definition);

/// <summary>Runs beside the summarizer: both wait for the writer, neither for the other.</summary>
[Agent("You compile glossaries.", Description = "Explains the terms of the report.", Client = nameof(Glossary))]
[DependsOn<Researcher>, DependsOn<Writer>]
public partial class Glossary
{
    [Prompt(
        "Explain six terms of this report by the findings.\n\nThe report:\n\n{draft}\n\nThe findings:\n\n{findings}"
    )]
    public partial Task<TermList> RunAsync(ReportDraft draft, Findings findings, CancellationToken cancellationToken);
}
