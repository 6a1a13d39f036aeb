using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>An edge that another path implies, and that carries nothing, only lengthens the list.</summary>
public sealed class RedundantDependencyRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Info(
        DiagnosticIds.RedundantDependency,
        "Dependency is implied by another",
        "Agent '{0}' waits for '{1}' anyway, through '{2}', and takes nothing from it; the dependency can go"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var agent in context.OwnAgents)
        {
            if (!agent.SaysWhatItTakes)
            {
                continue;
            }

            foreach (var edge in agent.Edges)
            {
                if (ImpliedBy(agent, edge, context) is { } through)
                {
                    context.Report(
                        Descriptor,
                        new Anchor(agent.Key, AnchorKind.Dependency, edge.Index),
                        agent.Node.Type.Name,
                        context.NameOf(edge.Source),
                        context.NameOf(through)
                    );
                }
            }
        }
    }

    /// <summary>The other dependency through which the agent waits for an edge's source; null when none does.</summary>
    internal static string? ImpliedBy(BoundAgent agent, Edge edge, CheckContext context) =>
        edge.Parameters.Count > 0 || edge.IsOptional || edge.Source == agent.Key
            ? null
            : context.Implications.Through(agent, edge);
}
