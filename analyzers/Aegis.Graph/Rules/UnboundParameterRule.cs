using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>A wrong type must not turn into a new input silently.</summary>
public sealed class UnboundParameterRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.UnboundParameter,
        "No dependency produces the parameter",
        "Parameter '{0}' of agent '{1}' takes '{2}', which no dependency produces ({3}); change its type, or mark it [Input]"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var agent in context.OwnAgents)
        {
            // what is no agent, or unknown to the compiler, has a message of its own
            if (agent.Node.Dependencies.Any(dependency => dependency.Kind != TargetKind.Agent))
            {
                continue;
            }

            for (var i = 0; i < agent.Bindings.Count; i++)
            {
                if (agent.Bindings[i].Kind == BindingKind.Unbound)
                {
                    var parameter = agent.Node.Run!.Parameters[i];
                    context.Report(
                        Descriptor,
                        new Anchor(agent.Key, AnchorKind.Parameter, i),
                        parameter.Name,
                        agent.Node.Type.Name,
                        parameter.Type.DisplayName,
                        Produced(agent, context)
                    );
                }
            }
        }
    }

    private static string Produced(BoundAgent agent, CheckContext context)
    {
        if (agent.Edges.Count == 0)
        {
            return "it has no dependencies";
        }

        return string.Join(
            ", ",
            agent.Edges.Select(edge =>
                context.Agents.TryGetValue(edge.Source, out var source) && source.Node.Output is { } output
                    ? $"{source.Node.Type.Name} produces '{output.DisplayName}'"
                    : $"{context.NameOf(edge.Source)} produces nothing"
            )
        );
    }
}
