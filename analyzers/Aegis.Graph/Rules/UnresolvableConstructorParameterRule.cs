using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>Services are resolved by type, and strings, numbers and structures are no services.</summary>
public sealed class UnresolvableConstructorParameterRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.UnresolvableConstructorParameter,
        "Constructor parameter can not be resolved",
        "Constructor parameter '{0}' of {1} is '{2}', which no service container resolves; take a class of options, or give it a default value"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var agent in context.OwnAgents)
        {
            for (var i = 0; i < agent.Node.Constructor.Count; i++)
            {
                if (agent.Node.Constructor[i] is { Kind: ServiceKind.Value, Key: null, Default: null } parameter)
                {
                    context.Report(
                        Descriptor,
                        new Anchor(agent.Key, AnchorKind.ConstructorParameter, i),
                        parameter.Name,
                        $"agent '{agent.Node.Type.Name}'",
                        parameter.Type.DisplayName
                    );
                }
            }
        }
    }
}
