using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>A pipeline runs agents, and nothing else.</summary>
public sealed class PipelineWithoutAgentsRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.PipelineWithoutAgents,
        "Pipeline has no agents",
        "Pipeline '{0}' {1}"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var closure in context.Closures)
        {
            var pipeline = closure.Node;
            var anchor = new Anchor(pipeline.Type.Key, AnchorKind.Attribute);
            foreach (var output in pipeline.Outputs.Where(output => output.Kind == TargetKind.NoAgent))
            {
                context.Report(
                    Descriptor,
                    anchor,
                    pipeline.Type.Name,
                    $"asks for '{output.TargetName}', which is no agent; add [Agent] to it"
                );
            }

            if (pipeline.TakesAllAgents && closure.Agents.Count == 0)
            {
                context.Report(
                    Descriptor,
                    anchor,
                    pipeline.Type.Name,
                    "has no agents, because the project declares none; add [Agent] to a partial class"
                );
            }
        }
    }
}
