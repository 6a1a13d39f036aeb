using Aegis;

namespace ResearchReport;

/// <summary>Every agent of the project, in the order that their dependencies ask for.</summary>
[Pipeline]
public partial class ReportPipeline;
