using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>An agent of another assembly is known by the contract that Aegis wrote on it when that assembly was built.</summary>
public sealed class DependencyWithoutContractRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.DependencyWithoutContract,
        "Dependency was built without Aegis",
        "'{0}' names the agent '{1}' of a project that was not built with Aegis; add the Aegis package to that project"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var agent in context.OwnAgents)
        {
            for (var i = 0; i < agent.Node.Dependencies.Count; i++)
            {
                if (agent.Node.Dependencies[i] is { Kind: TargetKind.WithoutContract } dependency)
                {
                    var anchor = new Anchor(agent.Key, AnchorKind.Dependency, i);
                    context.Report(Descriptor, anchor, agent.Node.Type.Name, dependency.TargetName);
                }
            }
        }

        foreach (var pipeline in context.Graph.Pipelines)
        {
            foreach (var output in pipeline.Outputs.Where(output => output.Kind == TargetKind.WithoutContract))
            {
                var anchor = new Anchor(pipeline.Type.Key, AnchorKind.Attribute);
                context.Report(Descriptor, anchor, pipeline.Type.Name, output.TargetName);
            }
        }
    }
}
