using Aegis.Graph.Check;
using Aegis.Graph.Model;

namespace Aegis.Generators.Plan;

/// <summary>The types whose tools the agents of a closure use: one instance each, however many agents use them.</summary>
internal static class ToolsetStepPlanner
{
    /// <summary>By the type's identity; only of agents that have a context to hold tools.</summary>
    public static Dictionary<string, ToolsetStep> Plan(PipelineClosure closure, PipelineNames names)
    {
        var steps = new Dictionary<string, ToolsetStep>(StringComparer.Ordinal);
        foreach (var use in closure.Agents.SelectMany(agent => UsesOf(agent.Node)))
        {
            if (!steps.ContainsKey(use.Type.Identity))
            {
                steps.Add(use.Type.Identity, Plan(use, names));
            }
        }

        return steps;
    }

    public static IEnumerable<ToolUse> UsesOf(AgentNode agent) =>
        agent.UsesModel || agent.Run?.Parameters.Any(p => p.Role == ParameterRole.Context) == true
            ? agent.UsedTools.Where(use => use.Kind == ToolUseKind.Toolset)
            : [];

    private static ToolsetStep Plan(ToolUse use, PipelineNames names) =>
        new()
        {
            Type = use.Type.FullName,
            Name = use.Type.DisplayName,
            Instance = use.IsStatic ? "" : names.Toolset(use.Type.DisplayName),
            IsBuildable = use.IsBuildable || use.IsStatic,
            IsService = use.Type.IsReference,
            IsDisposable = use.IsDisposable && !use.IsStatic,
            Constructor = use.Constructor,
        };
}
