using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>Only agents can come before agents, and only what has tools can give them.</summary>
public sealed class DependencyIsNoAgentRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.DependencyIsNoAgent,
        "Dependency is no agent, or has no tools",
        "Agent '{0}' {1}"
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
                    Report(
                        context,
                        agent,
                        anchor,
                        $"depends on '{dependency.TargetName}', which is no agent; add [Agent] to it or remove the dependency"
                    );
                }
            }

            for (var i = 0; i < agent.Node.UsedTools.Count; i++)
            {
                if (DefectOf(agent.Node.UsedTools[i]) is { } defect)
                {
                    Report(context, agent, new Anchor(agent.Key, AnchorKind.UsedTools, i), defect);
                }
            }
        }
    }

    private static string? DefectOf(ToolUse use) =>
        use.Kind switch
        {
            ToolUseKind.WithoutTools =>
                $"uses the tools of '{use.Type.DisplayName}', which has none; mark its methods with [Tool], or give it a property Tools of AIFunctions",
            ToolUseKind.OutOfReach =>
                $"uses the tools of '{use.Type.DisplayName}', which no pipeline can name; make it public or internal",
            _ => null,
        };

    private static void Report(CheckContext context, BoundAgent agent, Anchor anchor, string detail) =>
        context.Report(Descriptor, anchor, agent.Node.Type.Name, detail);
}
