using System.Collections.Immutable;
using Aegis.Graph.Model;

namespace Aegis.Graph.Extract;

/// <summary>Agents and pipelines, found one by one, to one graph: ordered, with those of other assemblies in it.</summary>
public static class GraphAssembler
{
    public static AgentGraph Assemble(
        IEnumerable<AgentNode> agents,
        IEnumerable<PipelineNode> pipelines,
        IEnumerable<ToolsetNode> toolsets,
        IEnumerable<JsonContextNode> contexts,
        ProjectFacts project
    )
    {
        var byKey = new SortedDictionary<string, AgentNode>(StringComparer.Ordinal);
        foreach (var agent in agents)
        {
            // a class whose attribute stands twice is found twice
            byKey[agent.Type.Key] = agent.ExternalAgents.Count == 0 ? agent : agent with { ExternalAgents = default };
            Include(agent.ExternalAgents);
        }

        var declared = new SortedDictionary<string, PipelineNode>(StringComparer.Ordinal);
        foreach (var pipeline in pipelines)
        {
            declared[pipeline.Type.Key] = pipeline with { ExternalAgents = default };
            Include(pipeline.ExternalAgents);
        }

        if (declared.Count == 0 && byKey.Values.Any(a => !a.IsExternal) && !project.IsDefaultPipelineNameTaken)
        {
            var pipeline = DefaultPipeline(project.RootNamespace);
            declared[pipeline.Type.Key] = pipeline;
        }

        return new AgentGraph(new(byKey.Values.ToImmutableArray()), new(declared.Values.ToImmutableArray()), project)
        {
            Toolsets = InOrder(toolsets, toolset => toolset.Type.Key),
            JsonContexts = InOrder(contexts, context => context.FullName),
        };

        void Include(EquatableArray<AgentNode> external)
        {
            foreach (var agent in external)
            {
                if (!byKey.ContainsKey(agent.Type.Key))
                {
                    byKey[agent.Type.Key] = agent;
                }
            }
        }
    }

    /// <summary>What has several parts with attributes is found several times.</summary>
    private static EquatableArray<T> InOrder<T>(IEnumerable<T> items, Func<T, string> key) =>
        items
            .GroupBy(key, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.First())
            .ToEquatableArray();

    private static PipelineNode DefaultPipeline(string rootNamespace)
    {
        const string name = ProjectExtractor.DefaultPipeline;
        var prefix = rootNamespace.Length == 0 ? "" : rootNamespace + ".";
        return new PipelineNode
        {
            Type = new TypeDeclaration(
                prefix + name,
                $"global::{prefix}{name}",
                name,
                name,
                rootNamespace,
                "class",
                default,
                default,
                Visibility.Internal
            ),
            IsDefault = true,
            ResultName = name + "Result",
        };
    }
}
