using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>A second edge to the same agent says nothing new.</summary>
public sealed class RepeatedDependencyRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Warning(
        DiagnosticIds.RepeatedDependency,
        "Dependency is repeated",
        "Agent '{0}' depends on '{1}' more than once; one [DependsOn] is enough"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var agent in context.OwnAgents)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < agent.Node.Dependencies.Count; i++)
            {
                var dependency = agent.Node.Dependencies[i];
                if (dependency.Kind != TargetKind.Unknown && !seen.Add(dependency.Target))
                {
                    var anchor = new Anchor(agent.Key, AnchorKind.Dependency, i);
                    context.Report(Descriptor, anchor, agent.Node.Type.Name, dependency.TargetName);
                }
            }
        }
    }
}
