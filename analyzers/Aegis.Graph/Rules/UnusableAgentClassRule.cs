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
        "Agent '{0}' {1}"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        CheckReach(context);
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

    /// <summary>Agents of other projects are judged where this one names them.</summary>
    private static void CheckReach(CheckContext context)
    {
        foreach (var agent in context.OwnAgents)
        {
            for (var i = 0; i < agent.Node.Dependencies.Count; i++)
            {
                Report(agent.Node.Dependencies[i], new Anchor(agent.Key, AnchorKind.Dependency, i));
            }
        }

        foreach (var pipeline in context.Graph.Pipelines)
        {
            foreach (var output in pipeline.Outputs)
            {
                Report(output, new Anchor(pipeline.Type.Key, AnchorKind.Attribute));
            }
        }

        void Report(Dependency dependency, Anchor anchor)
        {
            if (dependency.Kind == TargetKind.OutOfReach)
            {
                context.Report(Descriptor, anchor, dependency.TargetName, dependency.Obstacle);
            }
        }
    }

    private static string? HiddenPartOf(AgentNode agent)
    {
        if (agent.Output is { Visibility: Visibility.Hidden } output)
        {
            return output.IsConfined
                ? $"returns '{output.DisplayName}', which no result can hold; return something else"
                : $"returns '{output.DisplayName}', which is private to its container; make it internal or public";
        }

        if (agent.Form != AgentForm.Composed && agent.Run is { } run)
        {
            foreach (var parameter in run.Parameters)
            {
                if (parameter.Type.Visibility == Visibility.Hidden)
                {
                    return parameter.Type.IsConfined
                        ? $"takes '{parameter.Type.DisplayName}', which no run can keep; take something else"
                        : $"takes '{parameter.Type.DisplayName}', which is private to its container; make it internal or public";
                }
            }
        }

        return null;
    }
}
