using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>One instance serves all runs of a pipeline instance at once, so its state would leak between them.</summary>
public sealed class MutableSingletonAgentRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Warning(
        DiagnosticIds.MutableSingletonAgent,
        "Shared agent has mutable state",
        "Agent '{0}' is shared by concurrent runs, but its '{1}' can change; make it readonly, or set Lifetime = AgentLifetime.Run"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var agent in context.OwnAgents.Where(agent => !agent.Node.LivesForRun))
        {
            for (var i = 0; i < agent.Node.MutableMembers.Count; i++)
            {
                var anchor = new Anchor(agent.Key, AnchorKind.MutableMember, i);
                context.Report(Descriptor, anchor, agent.Node.Type.Name, agent.Node.MutableMembers[i]);
            }
        }
    }
}
