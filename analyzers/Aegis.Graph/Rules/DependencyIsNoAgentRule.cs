using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>Only agents can come before agents.</summary>
public sealed class DependencyIsNoAgentRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.DependencyIsNoAgent,
        "Dependency is no agent",
        "Agent '{0}' depends on '{1}', which is no agent; add [Agent] to it or remove the dependency"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var agent in context.OwnAgents)
        {
            for (var i = 0; i < agent.Node.Dependencies.Count; i++)
            {
                var dependency = agent.Node.Dependencies[i];
                if (dependency.Kind == TargetKind.NoAgent)
                {
                    var anchor = new Anchor(agent.Key, AnchorKind.Dependency, i);
                    context.Report(Descriptor, anchor, agent.Node.Type.Name, dependency.TargetName);
                }
            }
        }
    }
}
