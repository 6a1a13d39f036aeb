using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>What happens once still happens: that a model may start it on its own should be somebody's decision.</summary>
public sealed class EffectWithoutApprovalRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Warning(
        DiagnosticIds.EffectWithoutApproval,
        "Side effect needs no approval",
        "Agent '{0}' can call '{1}', whose effect is {2}, without anybody's approval; add [RequiresApproval], or say why it needs none: [NoApproval(\"…\")]"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        var seen = new HashSet<Anchor>();
        foreach (var (agent, toolset) in AgentToolsets.Of(context))
        {
            for (var i = 0; i < toolset.Tools.Count; i++)
            {
                var tool = toolset.Tools[i];
                var anchor = new Anchor(toolset.Type.Key, AnchorKind.Tool, i);
                if (
                    tool is { Effect: >= ToolEffect.AtMostOnce, ApprovalTimeoutSeconds: null, NeedsNoApproval: false }
                    && !tool.IsBroken
                    && seen.Add(anchor)
                )
                {
                    context.Report(
                        Descriptor,
                        anchor,
                        agent.Node.Type.Name,
                        $"{toolset.Type.Name}.{tool.Method}",
                        tool.Effect.ToString()
                    );
                }
            }
        }
    }
}
