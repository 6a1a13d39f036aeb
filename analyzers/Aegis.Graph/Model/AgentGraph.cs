namespace Aegis.Graph.Model;

/// <summary>All agents and pipelines of a project: what rules judge and plans are made from.</summary>
/// <param name="Agents">Ordered by key; agents of other assemblies among them.</param>
/// <param name="Pipelines">Ordered by key; the default one when the project declares none.</param>
/// <param name="Project">The project.</param>
public sealed record AgentGraph(
    EquatableArray<AgentNode> Agents,
    EquatableArray<PipelineNode> Pipelines,
    ProjectFacts Project
)
{
    /// <summary>The types with tools, ordered by key.</summary>
    public EquatableArray<ToolsetNode> Toolsets { get; init; }

    /// <summary>The project's own serializer contexts, ordered by name.</summary>
    public EquatableArray<JsonContextNode> JsonContexts { get; init; }
}
