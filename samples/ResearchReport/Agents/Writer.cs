using Aegis;

namespace ResearchReport.Agents;

/// <summary>
/// A declared run method: the prompt and the types are here, Aegis writes the body. The model answers by the JSON schema
/// of <see cref="ReportDraft"/>.
/// </summary>
[Agent(
    "You write clear reports that rest on the given findings and on nothing else.",
    Description = "Drafts the report.",
    Client = nameof(Writer)
)]
[DependsOn<Researcher>]
public partial class Writer
{
    [Prompt("Write a report in four sections that answers this question:\n\n{question}\n\nThe findings:\n\n{findings}")]
    public partial Task<ReportDraft> RunAsync(
        [Input] string question,
        Findings findings,
        CancellationToken cancellationToken
    );
}
