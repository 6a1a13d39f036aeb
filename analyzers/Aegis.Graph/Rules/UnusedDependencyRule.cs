using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>A dependency with a value that nothing takes may be a forgotten parameter.</summary>
public sealed class UnusedDependencyRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Info(
        DiagnosticIds.UnusedDependency,
        "Dependency feeds no parameter",
        "Agent '{0}' depends on '{1}', which produces '{2}', but no parameter takes it; add one, or remove the dependency"
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
                if (
                    edge.Parameters.Count == 0
                    && context.Agents.TryGetValue(edge.Source, out var source)
                    && source.Node.Output is { } output
                    && RedundantDependencyRule.ImpliedBy(agent, edge, context) is null
                )
                {
                    context.Report(
                        Descriptor,
                        new Anchor(agent.Key, AnchorKind.Dependency, edge.Index),
                        Binding(agent, source, output, context),
                        agent.Node.Type.Name,
                        source.Node.Type.Name,
                        output.DisplayName
                    );
                }
            }
        }
    }

    /// <summary>The parameter that would take the output: its type, its name, and the agent where the type is not enough.</summary>
    private static Hint[] Binding(BoundAgent agent, BoundAgent source, TypeName output, CheckContext context)
    {
        var producers = agent.Edges.Count(edge =>
            context.Agents.TryGetValue(edge.Source, out var other) && other.Node.Output?.Identity == output.Identity
        );
        var names = new HashSet<string>(agent.Node.Run!.Parameters.Select(p => p.Name), StringComparer.Ordinal);
        return
        [
            new Hint(HintKeys.Output, output.FullName),
            new Hint(HintKeys.Name, FreeNames.Like(FreeNames.Camel(source.Node.Type.Name), names)),
            new Hint(HintKeys.Source, producers > 1 ? source.Node.Type.FullName : ""),
        ];
    }
}
