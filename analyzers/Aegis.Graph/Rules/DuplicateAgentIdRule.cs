using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>Ids tell agents apart in events, logs and stored runs.</summary>
public sealed class DuplicateAgentIdRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.DuplicateAgentId,
        "Two agents share an id",
        "Agent '{0}' has the id '{1}', as has '{2}'; set Id on one of them, because events and stored runs tell agents apart by it"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        var ids = new HashSet<string>(context.Graph.Agents.Select(agent => agent.Id), StringComparer.Ordinal);
        foreach (var group in context.Graph.Agents.GroupBy(agent => agent.Id, StringComparer.Ordinal))
        {
            var agents = group.ToList();
            if (agents.Count < 2)
            {
                continue;
            }

            foreach (var agent in agents.Where(agent => !agent.IsExternal))
            {
                var other = agents.First(candidate => candidate.Type.Key != agent.Type.Key);
                var anchor = new Anchor(agent.Type.Key, AnchorKind.Name);
                context.Report(
                    Descriptor,
                    anchor,
                    [new Hint(HintKeys.Name, FreeNames.Like(agent.Type.Key, ids))],
                    agent.Type.Name,
                    agent.Id,
                    other.Type.Key
                );
            }
        }
    }
}
