using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>An agent has one run method of a supported shape, or instructions from which Aegis writes one.</summary>
public sealed class UnusableRunMethodRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.UnusableRunMethod,
        "Agent has no usable run method",
        "Agent '{0}' can not run: {1}"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var agent in context.OwnAgents)
        {
            foreach (var defect in agent.Node.Defects)
            {
                if (defect.Kind == DefectKind.UnusableRunMethod)
                {
                    var anchor = new Anchor(agent.Key, AnchorKind.RunMethod, Math.Max(defect.Index, 0));
                    context.Report(Descriptor, anchor, agent.Node.Type.Name, defect.Detail);
                }
            }
        }
    }
}
