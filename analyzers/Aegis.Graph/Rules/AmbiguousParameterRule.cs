using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>The types alone do not settle which output a parameter takes.</summary>
public sealed class AmbiguousParameterRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.AmbiguousParameter,
        "Several dependencies produce the parameter",
        "Parameter '{0}' of agent '{1}' can take its '{2}' from {3}; say which by [From<{4}>]"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var agent in context.OwnAgents)
        {
            for (var i = 0; i < agent.Bindings.Count; i++)
            {
                if (agent.Bindings[i].Kind != BindingKind.Ambiguous)
                {
                    continue;
                }

                var parameter = agent.Node.Run!.Parameters[i];
                var dependencies = ParameterBinder
                    .BestFits(agent.Node, parameter)
                    .Select(index => agent.Node.Dependencies[index])
                    .ToList();
                var sources = dependencies.Select(dependency => dependency.TargetName).ToList();
                context.Report(
                    Descriptor,
                    new Anchor(agent.Key, AnchorKind.Parameter, i),
                    [new Hint(HintKeys.Choices, Choices(dependencies, context))],
                    parameter.Name,
                    agent.Node.Type.Name,
                    parameter.Type.DisplayName,
                    $"{string.Join(", ", sources.Take(sources.Count - 1))} and {sources[sources.Count - 1]}",
                    sources[0]
                );
            }
        }
    }

    private static string Choices(List<Dependency> dependencies, CheckContext context) =>
        string.Join(
            "\n",
            dependencies.Select(d => $"{context.Agents[d.Target].Node.Type.FullName}{HintKeys.Separator}{d.TargetName}")
        );
}
