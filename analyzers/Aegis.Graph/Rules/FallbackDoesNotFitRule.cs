using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>A fallback that can not be called would first be missed when it is needed.</summary>
public sealed class FallbackDoesNotFitRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.FallbackDoesNotFit,
        "Fallback does not fit",
        "[Fallback] of '{0}' names '{1}', {2}"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var agent in context.OwnAgents)
        {
            // without a run method there is nothing yet that it could stand in for
            if (
                agent.Node.Fallback is { Defect: { } defect } fallback
                && agent.Node.Defects.All(shape => shape.Kind != DefectKind.UnusableRunMethod)
            )
            {
                var anchor = new Anchor(agent.Key, AnchorKind.PolicyAttribute, (int)PolicyKind.Fallback);
                context.Report(Descriptor, anchor, HintsOf(fallback), agent.Node.Type.Name, fallback.Name, defect);
            }
        }

        foreach (var toolset in context.Graph.Toolsets)
        {
            for (var i = 0; i < toolset.Tools.Count; i++)
            {
                if (toolset.Tools[i].Fallback is { Defect: { } defect } fallback)
                {
                    var anchor = new Anchor(toolset.Type.Key, AnchorKind.ToolPolicy, i, (int)PolicyKind.Fallback);
                    var name = $"{toolset.Type.Name}.{toolset.Tools[i].Method}";
                    context.Report(Descriptor, anchor, HintsOf(fallback), name, fallback.Name, defect);
                }
            }
        }
    }

    private static Hint[] HintsOf(FallbackMethod fallback) =>
        fallback switch
        {
            { Signature: { } signature } => [new Hint(HintKeys.Signature, signature)],
            { LackedAccess: { } access } => [new Hint(HintKeys.Access, access)],
            _ => [],
        };
}
