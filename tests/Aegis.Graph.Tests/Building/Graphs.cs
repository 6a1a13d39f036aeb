using Aegis.Graph.Check;
using Aegis.Graph.Extract;
using Aegis.Graph.Model;

namespace Aegis.Graph.Tests.Building;

/// <summary>Graphs by hand: <c>Judge(Agent("A"), Agent("B").DependsOn("A"))</c>. No compiler is involved.</summary>
internal static class Graphs
{
    /// <summary>An agent without a run method, with instructions, until more is said of it.</summary>
    /// <param name="key">Its namespace and name.</param>
    public static AgentBuilder Agent(string key) => new(key);

    public static PipelineBuilder Pipeline(string key, params string[] outputs) => new(key, outputs);

    public static ToolsetBuilder Toolset(string key) => new(key);

    public static CheckedGraph Judge(params IPart[] parts) => Judge(new ProjectFacts(), parts);

    public static CheckedGraph Judge(ProjectFacts project, params IPart[] parts) =>
        GraphChecker.Check(Build(project, parts), TestContext.Current.CancellationToken);

    public static AgentGraph Build(ProjectFacts project, params IPart[] parts)
    {
        var agents = parts.OfType<AgentBuilder>().ToDictionary(agent => agent.Key, StringComparer.Ordinal);
        return GraphAssembler.Assemble(
            agents.Values.Select(agent => agent.Build(agents)),
            parts.OfType<PipelineBuilder>().Select(pipeline => pipeline.Build(agents)),
            parts.OfType<ToolsetBuilder>().Select(toolset => toolset.Build()),
            [],
            project
        );
    }
}

/// <summary>What a graph is built from.</summary>
internal interface IPart;
