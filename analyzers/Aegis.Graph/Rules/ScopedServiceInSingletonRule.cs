using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>A scoped service outlives its scope, and is used by several runs at once, inside an agent that all runs share.</summary>
public sealed class ScopedServiceInSingletonRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.ScopedServiceInSingleton,
        "Shared agent takes a scoped service",
        "{0} is shared by concurrent runs, but '{1}' lives for one scope; {2}"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var agent in context.OwnAgents.Where(agent => !agent.Node.LivesForRun))
        {
            for (var i = 0; i < agent.Node.Constructor.Count; i++)
            {
                var parameter = agent.Node.Constructor[i];
                if (parameter.Kind == ServiceKind.Scoped)
                {
                    var anchor = new Anchor(agent.Key, AnchorKind.ConstructorParameter, i);
                    context.Report(
                        Descriptor,
                        anchor,
                        $"Agent '{agent.Node.Type.Name}'",
                        parameter.Type.DisplayName,
                        "set Lifetime = AgentLifetime.Run"
                    );
                }
            }
        }

        foreach (var agent in context.OwnAgents)
        {
            CheckTools(context, agent);
        }
    }

    private static void CheckTools(CheckContext context, BoundAgent agent)
    {
        for (var i = 0; i < agent.Node.UsedTools.Count; i++)
        {
            var use = agent.Node.UsedTools[i];
            foreach (var parameter in use.Constructor.Where(p => use.IsBuildable && p.Kind == ServiceKind.Scoped))
            {
                context.Report(
                    Descriptor,
                    new Anchor(agent.Key, AnchorKind.UsedTools, i),
                    $"Toolset '{use.Type.DisplayName}'",
                    parameter.Type.DisplayName,
                    "let its methods take it as a [Service]"
                );
            }
        }
    }
}
