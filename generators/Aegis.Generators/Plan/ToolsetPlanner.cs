using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Aegis.Graph.Rules;

namespace Aegis.Generators.Plan;

/// <summary>Checked toolsets to what is written beside their types.</summary>
internal static class ToolsetPlanner
{
    public static IEnumerable<ToolsetPlan> Plan(CheckedGraph graph)
    {
        var hints = new HintNames();
        var wrong = graph
            .Findings.Where(finding => finding.IsError)
            .ToLookup(finding => finding.Anchor.Owner, StringComparer.Ordinal);
        foreach (var node in graph.Graph.Toolsets)
        {
            if (node.IsExtensible && node.ClashingMembers.Count == 0)
            {
                var hint = hints.Take(node.Type.Key.Replace('`', '_'));
                var isWritable = graph.Graph.Project.LanguageVersion >= LanguageVersionTooLowRule.Lowest;
                yield return Plan(
                    isWritable ? node : node with { Tools = default },
                    hint,
                    wrong[node.Type.Key],
                    graph.Graph.JsonContexts
                );
            }
        }
    }

    private static ToolsetPlan Plan(
        ToolsetNode node,
        string hint,
        IEnumerable<Finding> wrong,
        EquatableArray<JsonContextNode> contexts
    )
    {
        // what is wrong with a tool is reported; the others, and the property, shall be there all the same
        var wrongTools = new HashSet<int>(wrong.Select(finding => finding.Anchor).Where(IsOfTool).Select(a => a.Index));
        var tools = node.Tools.Where((tool, i) => !tool.IsBroken && !wrongTools.Contains(i)).ToList();
        var names = new ToolsetNames(node);
        var isStatic = node.IsStatic;
        return new ToolsetPlan
        {
            HintName = hint,
            Type = node.Type,
            Tools = tools.Select(names.PlanTool).ToEquatableArray(),
            IsStatic = isStatic,
            IsCached = !isStatic && !node.IsValue,
            Inherited = node.Inherited switch
            {
                InheritedTools.None => "",
                InheritedTools.Static => $"{node.Base}.Tools",
                _ => "base.Tools",
            },
            Field = names.Field,
            Definitions = names.Definitions,
            Json = names.Json,
            Turns = names.Turns,
            JsonExpression = ToolJsonPlanner.Plan(tools, contexts),
        };
    }

    private static bool IsOfTool(Anchor anchor) =>
        anchor.Kind
            is AnchorKind.Tool
                or AnchorKind.ToolAttribute
                or AnchorKind.ToolParameter
                or AnchorKind.FixedArgument
                or AnchorKind.ToolPolicy;
}
