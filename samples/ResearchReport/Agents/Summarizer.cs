using Aegis;

namespace ResearchReport.Agents;

/// <summary>No run method at all: Aegis writes one that sends the question and the report to the model.</summary>
[Agent(
    "Summarise the report in three sentences.",
    Description = "Puts the report in a nutshell.",
    Client = nameof(Summarizer)
)]
[DependsOn<Writer>]
public partial class Summarizer;
