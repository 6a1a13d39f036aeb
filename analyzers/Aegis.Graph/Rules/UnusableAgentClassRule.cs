using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>An agent must be constructible and callable by the emitted pipeline.</summary>
public sealed class UnusableAgentClassRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.UnusableAgentClass,
        "Class can not be an agent",
        "Agent '{0}' {1}; an agent is a class that is not abstract, static or generic, with a constructor and an output that its pipeline can reach"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var agent in context.OwnAgents)
        {
            var type = agent.Node.Type;
            foreach (var defect in agent.Node.Defects)
            {
                if (defect.Kind == DefectKind.UnusableClass)
                {
                    context.Report(Descriptor, new Anchor(type.Key, AnchorKind.Name), type.Name, defect.Detail);
                }
            }

            if (agent.Node.Defects.Count == 0 && HiddenPartOf(agent.Node) is { } hidden)
            {
                context.Report(Descriptor, new Anchor(type.Key, AnchorKind.RunMethod), type.Name, hidden);
            }
        }
    }

    private static string? HiddenPartOf(AgentNode agent)
    {
        if (agent.Output is { Visibility: Visibility.Hidden } output)
        {
            return $"returns '{output.DisplayName}', which is private to its container";
        }

        if (agent.Form != AgentForm.Composed && agent.Run is { } run)
        {
            foreach (var parameter in run.Parameters)
            {
                if (parameter.Type.Visibility == Visibility.Hidden)
                {
                    return $"takes '{parameter.Type.DisplayName}', which is private to its container";
                }
            }
        }

        return null;
    }
}
