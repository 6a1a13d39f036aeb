using Aegis;
using Microsoft.Extensions.AI;
using ResearchReport.Faults;
using ResearchReport.Publishing;

namespace ResearchReport.Agents;

/// <summary>
/// Plain C#: puts everything together and writes the file. It can do without glossary and summary, so it takes their
/// outcomes and runs even when one of them failed.
/// </summary>
[Agent(Description = "Writes the report to disk, with its sources.")]
[DependsOn<Researcher>, DependsOn<Chronicler>, DependsOn<Writer>]
[DependsOn<Glossary>(Optional = true), DependsOn<Summarizer>(Optional = true)]
public partial class Publisher(ReportFile file, FaultPlan faults)
{
    public async Task<PublishedReport> RunAsync(
        [Input] string question,
        Findings findings,
        IReadOnlyList<DatedFact> chronology,
        ReportDraft draft,
        AgentOutcome<TermList> glossary,
        AgentOutcome<string> summary,
        AgentContext context,
        CancellationToken cancellationToken
    )
    {
        faults.ThrowIfPlanned(context.AgentId);
        var citations = new Citations(findings);
        var markdown = new ReportMarkdown(citations)
            .Opening(draft, question, WrittenBy(context.ChatClient))
            .Summary(summary.ValueOrDefault)
            .Sections(draft)
            .Chronology(chronology)
            .Glossary(glossary.ValueOrDefault)
            .Sources()
            .ToString();
        context.Report($"{citations.Traced} of {citations.Seen} sentences traced to a source");

        await file.WriteAsync(markdown, cancellationToken);
        return new PublishedReport(file.Path, citations.Seen, citations.Traced);
    }

    private static string WrittenBy(IChatClient? client) =>
        client?.GetService<ChatClientMetadata>()?.ProviderName ?? "an unnamed model";
}

/// <summary>The report on disk.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Sentences">How many sentences its sections have.</param>
/// <param name="Traced">To how many of them a source was found.</param>
public sealed record PublishedReport(string Path, int Sentences, int Traced);
