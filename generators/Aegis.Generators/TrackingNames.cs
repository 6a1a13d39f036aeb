namespace Aegis.Generators;

/// <summary>The named steps, by which tests ask what ran again.</summary>
internal static class TrackingNames
{
    public const string ExtractAgents = nameof(ExtractAgents);
    public const string ExtractPipelines = nameof(ExtractPipelines);
    public const string ExtractTools = nameof(ExtractTools);
    public const string ExtractHooks = nameof(ExtractHooks);
    public const string ExtractJsonContexts = nameof(ExtractJsonContexts);
    public const string ExtractProject = nameof(ExtractProject);
    public const string CheckGraph = nameof(CheckGraph);
    public const string PlanAgents = nameof(PlanAgents);
    public const string PlanPipelines = nameof(PlanPipelines);
    public const string PlanTools = nameof(PlanTools);
    public const string PlanErrors = nameof(PlanErrors);
}
