using Aegis.Graph.Discover;
using Aegis.Graph.Extract.Tools;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aegis.Graph.Extract;

/// <summary>A whole compilation to its graph: what the analyzer does at once and the generator step by step.</summary>
public static class GraphExtractor
{
    public static AgentGraph Extract(
        Compilation compilation,
        AnalyzerConfigOptions options,
        SourceAnchors? anchors,
        CancellationToken cancellationToken
    )
    {
        var context = new ExtractionContext(compilation, anchors, cancellationToken);
        var agents = new List<AgentNode>();
        var pipelines = new List<PipelineNode>();
        var toolsets = new List<ToolsetNode>();
        var contexts = new List<JsonContextNode>();
        foreach (var type in Candidates.Types(compilation, cancellationToken))
        {
            if (ToolMethods.Of(type).Any(method => Candidates.IsDeclared(method, cancellationToken)))
            {
                toolsets.Add(ToolsetExtractor.Extract(type, context));
            }

            if (!Candidates.IsAttributedClass(type, cancellationToken))
            {
                continue;
            }

            if (type.Find("AgentAttribute") is not null)
            {
                agents.Add(AgentExtractor.Extract(type, context));
            }

            if (type.Find("PipelineAttribute") is not null)
            {
                pipelines.Add(PipelineExtractor.Extract(type, context));
            }

            if (JsonContextExtractor.Extract(type, compilation, cancellationToken) is { } known)
            {
                contexts.Add(known);
            }
        }

        return GraphAssembler.Assemble(
            agents,
            pipelines,
            toolsets,
            contexts,
            ProjectExtractor.Extract(compilation, options)
        );
    }
}
