using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>An optional dependency that did not succeed has nothing to give.</summary>
public sealed class RequiredFromOptionalRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.RequiredFromOptional,
        "Required parameter from an optional dependency",
        "Parameter '{0}' of agent '{1}' takes no null, but '{2}' is an optional dependency, which may leave no value; make it '{3}?' or AgentOutcome<{3}>"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var agent in context.OwnAgents)
        {
            for (var i = 0; i < agent.Bindings.Count; i++)
            {
                var binding = agent.Bindings[i];
                if (
                    binding.Kind == BindingKind.Output
                    && agent.Node.Run!.Parameters[i] is { AcceptsNull: false } parameter
                    && agent.Edges.Any(edge => edge.Source == binding.Source && edge.IsOptional)
                )
                {
                    context.Report(
                        Descriptor,
                        new Anchor(agent.Key, AnchorKind.Parameter, i),
                        [new Hint(HintKeys.Output, context.Agents[binding.Source!].Node.Output!.FullName)],
                        parameter.Name,
                        agent.Node.Type.Name,
                        context.NameOf(binding.Source!),
                        parameter.Type.DisplayName
                    );
                }
            }
        }
    }
}
