using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>In a pipeline of all agents, an agent in the middle whose output nobody binds may be a forgotten parameter.</summary>
public sealed class UnusedOutputRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Info(
        DiagnosticIds.UnusedOutput,
        "Output of an agent is not used",
        "Agent '{0}' produces '{1}', which none of its dependants takes; take it as a parameter there"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var closure in context.Closures.Where(closure => closure.Node.TakesAllAgents))
        {
            var waited = new HashSet<string>(StringComparer.Ordinal);
            var used = new HashSet<string>(StringComparer.Ordinal);
            foreach (var agent in closure.Agents)
            {
                foreach (var edge in agent.Edges)
                {
                    waited.Add(edge.Source);
                    if (edge.Parameters.Count > 0 || !agent.SaysWhatItTakes)
                    {
                        used.Add(edge.Source);
                    }
                }
            }

            foreach (var agent in closure.Agents)
            {
                if (
                    agent.Node is { IsExternal: false, Output: { } output }
                    && waited.Contains(agent.Key)
                    && !used.Contains(agent.Key)
                )
                {
                    var anchor = new Anchor(agent.Key, AnchorKind.Name);
                    context.Report(Descriptor, anchor, agent.Node.Type.Name, output.DisplayName);
                }
            }
        }
    }
}
