using Aegis.Graph.Model;

namespace Aegis.Graph.Check;

/// <summary>Which types with tools of this project the models of its agents may call.</summary>
internal static class AgentToolsets
{
    /// <summary>Each type that a model can reach, once for each agent.</summary>
    public static IEnumerable<(BoundAgent Agent, ToolsetNode Toolset)> Of(CheckContext context)
    {
        var known = context.Graph.Toolsets.ToDictionary(toolset => toolset.Type.FullName, StringComparer.Ordinal);
        return context
            .OwnAgents.Where(agent => AsksModel(agent.Node))
            .SelectMany(agent => ReachedBy(agent.Node, known).Select(toolset => (agent, toolset)));
    }

    /// <summary>A run method with a context can hand tools to a model as well.</summary>
    private static bool AsksModel(AgentNode agent) =>
        agent.UsesModel || agent.Run?.Parameters.Any(parameter => parameter.Role == ParameterRole.Context) == true;

    private static IEnumerable<ToolsetNode> ReachedBy(AgentNode agent, Dictionary<string, ToolsetNode> known)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var types = agent
            .UsedTools.Where(use => use.Kind == ToolUseKind.Toolset)
            .Select(use => use.Type.Identity)
            .Prepend(agent.Type.FullName);
        foreach (var type in types)
        {
            // a type has the tools of its base classes as well
            var name = type;
            while (known.TryGetValue(name, out var toolset) && seen.Add(name))
            {
                yield return toolset;
                name = toolset.Base;
            }
        }
    }
}
