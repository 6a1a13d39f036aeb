namespace ResearchReport.Terminal;

/// <summary>What the command line asks for.</summary>
/// <param name="Question">The question to research.</param>
/// <param name="CorpusFolder">The folder of the documents.</param>
/// <param name="ReportPath">Where the report goes.</param>
/// <param name="Model">Which model the agents ask.</param>
/// <param name="FailingAgent">The agent that is to fail; none when all is to go well.</param>
/// <param name="Pace">How long to wait before each piece of a model's answer.</param>
/// <param name="ShowText">Whether to print what the models write as they write it.</param>
/// <param name="Quiet">Whether to print only how it ended.</param>
public sealed record ReportSettings(
    string Question,
    string CorpusFolder,
    string ReportPath,
    ModelSettings Model,
    string? FailingAgent,
    TimeSpan Pace,
    bool ShowText,
    bool Quiet
);
