using Aegis.Generators.Emit;
using Aegis.Generators.Plan;
using Aegis.Graph.Check;
using Aegis.Graph.Discover;
using Aegis.Graph.Extract;
using Aegis.Graph.Extract.Hooks;
using Aegis.Graph.Extract.Tools;
using Microsoft.CodeAnalysis;

namespace Aegis.Generators;

/// <summary>Writes schedulers for pipelines and bodies for agents.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PipelineGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Discover and Extract: on every change of the compilation, for every candidate; no symbol gets past here
        var agents = context
            .SyntaxProvider.ForAttributeWithMetadataName(
                AegisAttributes.AgentMetadataName,
                static (node, _) => Candidates.IsClass(node),
                static (found, token) =>
                    AgentExtractor.Extract(
                        (INamedTypeSymbol)found.TargetSymbol,
                        new ExtractionContext(found.SemanticModel.Compilation, Anchors: null, token)
                    )
            )
            .WithTrackingName(TrackingNames.ExtractAgents);
        var pipelines = context
            .SyntaxProvider.ForAttributeWithMetadataName(
                AegisAttributes.PipelineMetadataName,
                static (node, _) => Candidates.IsClass(node),
                static (found, token) =>
                    PipelineExtractor.Extract(
                        (INamedTypeSymbol)found.TargetSymbol,
                        new ExtractionContext(found.SemanticModel.Compilation, Anchors: null, token)
                    )
            )
            .WithTrackingName(TrackingNames.ExtractPipelines);
        var toolsets = context
            .SyntaxProvider.ForAttributeWithMetadataName(
                AegisAttributes.ToolMetadataName,
                static (node, _) => Candidates.IsTool(node),
                static (found, token) =>
                    ToolsetExtractor.ExtractAtFirst(
                        (IMethodSymbol)found.TargetSymbol,
                        new ExtractionContext(found.SemanticModel.Compilation, Anchors: null, token)
                    )
            )
            .Where(static toolset => toolset is not null)
            .WithTrackingName(TrackingNames.ExtractTools);
        var jsonContexts = context
            .SyntaxProvider.ForAttributeWithMetadataName(
                AegisAttributes.JsonContextMetadataName,
                static (node, _) => Candidates.IsClass(node),
                static (found, token) =>
                    JsonContextExtractor.Extract(
                        (INamedTypeSymbol)found.TargetSymbol,
                        found.SemanticModel.Compilation,
                        token
                    )
            )
            .Where(static known => known is not null)
            .WithTrackingName(TrackingNames.ExtractJsonContexts);
        var project = context
            .CompilationProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => ProjectExtractor.Extract(pair.Left, pair.Right.GlobalOptions))
            .WithTrackingName(TrackingNames.ExtractProject);

        var hooksets = context
            .SyntaxProvider.ForAttributeWithMetadataName(
                HookMethods.MetadataName,
                static (node, _) => Candidates.IsTool(node),
                static (found, token) =>
                    HooksetExtractor.ExtractAtFirst(
                        (IMethodSymbol)found.TargetSymbol,
                        found.SemanticModel.Compilation,
                        token
                    )
            )
            .Where(static hookset => hookset is not null)
            .WithTrackingName(TrackingNames.ExtractHooks);

        // Check: when any agent, pipeline or the project has changed in what it declares
        var graph = agents
            .Collect()
            .Combine(pipelines.Collect())
            .Combine(toolsets.Collect().Combine(jsonContexts.Collect()))
            .Combine(project)
            .Select(
                static (parts, token) =>
                    GraphChecker.Check(
                        GraphAssembler.Assemble(
                            parts.Left.Left.Left,
                            parts.Left.Left.Right,
                            parts.Left.Right.Left!,
                            parts.Left.Right.Right!,
                            parts.Right
                        ),
                        token
                    )
            )
            .WithTrackingName(TrackingNames.CheckGraph);

        // Plan: the same; but what comes out equal is not emitted again
        var agentPlans = graph
            .SelectMany(static (graph, _) => AgentPlanner.Plan(graph))
            .WithTrackingName(TrackingNames.PlanAgents);
        var pipelinePlans = graph
            .SelectMany(static (graph, _) => PipelinePlanner.Plan(graph))
            .WithTrackingName(TrackingNames.PlanPipelines);
        var toolPlans = graph
            .SelectMany(static (graph, _) => ToolsetPlanner.Plan(graph))
            .WithTrackingName(TrackingNames.PlanTools);
        var errors = graph
            .Select(static (graph, _) => ErrorPlanner.Plan(graph))
            .WithTrackingName(TrackingNames.PlanErrors);

        // Emit
        context.RegisterSourceOutput(
            agentPlans,
            static (output, plan) => output.AddSource($"{plan.HintName}.Agent.g.cs", AgentEmitter.Emit(plan))
        );
        context.RegisterSourceOutput(
            pipelinePlans,
            static (output, plan) =>
            {
                foreach (var (suffix, source) in PipelineEmitter.Emit(plan))
                {
                    output.AddSource($"{plan.HintName}.{suffix}.g.cs", source);
                }
            }
        );
        context.RegisterSourceOutput(
            toolPlans,
            static (output, plan) => output.AddSource($"{plan.HintName}.Tools.g.cs", ToolsetEmitter.Emit(plan))
        );
        context.RegisterSourceOutput(
            hooksets,
            static (output, hookset) =>
                output.AddSource($"{hookset!.Type.Key.Replace('`', '_')}.Hooks.g.cs", HooksetEmitter.Emit(hookset))
        );
        context.RegisterSourceOutput(
            errors,
            static (output, errors) =>
            {
                if (errors.Count > 0)
                {
                    output.AddSource("Aegis.Errors.g.cs", ErrorEmitter.Emit(errors));
                }
            }
        );
    }
}
