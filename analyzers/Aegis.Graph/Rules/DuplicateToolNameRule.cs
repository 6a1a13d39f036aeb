using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>A model calls tools by their names, so those that it can reach have different ones.</summary>
public sealed class DuplicateToolNameRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.DuplicateToolName,
        "Two tools share a name",
        "{0}"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var toolset in context.Graph.Toolsets)
        {
            CheckToolset(context, toolset);
        }

        foreach (var agent in context.OwnAgents)
        {
            CheckAgent(context, agent);
        }
    }

    private static void CheckToolset(CheckContext context, ToolsetNode toolset)
    {
        var taken = new HashSet<string>(toolset.Tools.Select(tool => tool.Name), StringComparer.Ordinal);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < toolset.Tools.Count; i++)
        {
            var tool = toolset.Tools[i];
            if (!seen.TryGetValue(tool.Name, out var other))
            {
                seen.Add(tool.Name, tool.Method);
                continue;
            }

            context.Report(
                Descriptor,
                new Anchor(toolset.Type.Key, AnchorKind.Tool, i),
                [new Hint(HintKeys.Name, FreeNames.Like(tool.Name + "_", taken))],
                other == tool.Method
                    ? $"Two tools of '{toolset.Type.Name}' are called '{tool.Name}', overloads of '{other}'; set Name"
                    : $"Two tools of '{toolset.Type.Name}' are called '{tool.Name}', '{other}' and '{tool.Method}'; set Name"
            );
        }
    }

    /// <summary>What an agent is given must differ from its own, and from what it is given before.</summary>
    private static void CheckAgent(CheckContext context, BoundAgent agent)
    {
        var taken = new HashSet<string>(
            agent.Node.UsedTools.SelectMany(use => use.Tools).Concat(agent.Node.OwnToolNames),
            StringComparer.Ordinal
        );
        var owners = agent.Node.OwnToolNames.ToDictionary(
            name => name,
            _ => agent.Node.Type.Name,
            StringComparer.Ordinal
        );
        for (var i = 0; i < agent.Node.UsedTools.Count; i++)
        {
            var use = agent.Node.UsedTools[i];
            foreach (var name in use.Tools)
            {
                if (!owners.TryGetValue(name, out var owner))
                {
                    owners.Add(name, use.Type.DisplayName);
                    continue;
                }

                var anchor = new Anchor(agent.Key, AnchorKind.UsedTools, i);
                if (owner == use.Type.DisplayName)
                {
                    context.Report(
                        Descriptor,
                        anchor,
                        $"Agent '{agent.Node.Type.Name}' is given the tools of '{owner}' twice; remove one [UseTools]"
                    );
                    break;
                }

                context.Report(
                    Descriptor,
                    anchor,
                    [new Hint(HintKeys.Taken, name), new Hint(HintKeys.Name, FreeNames.Like(name + "_", taken))],
                    $"Agent '{agent.Node.Type.Name}' would have two tools called '{name}', of '{owner}' and of '{use.Type.DisplayName}'; set Name on one of them"
                );
            }
        }
    }
}
