using Aegis.Graph.Model;

namespace Aegis.Graph.Check;

/// <summary>Agents that would begin a run if a mistake did not make them wait.</summary>
internal static class HiddenRoots
{
    /// <summary>Whether some agent of instructions alone may be meant to be given the pipeline's input.</summary>
    /// <param name="ordered">The agents of a pipeline, each after those it depends on, and those of cycles last.</param>
    public static bool MayTakeInput(List<BoundAgent> ordered) =>
        ordered.Count == 0
        || (
            ordered.Any(agent => agent.Node.Form == AgentForm.Composed)
            && (ordered.Any(WaitsForNoAgent) || HasCycle(ordered))
        );

    private static bool WaitsForNoAgent(BoundAgent agent) =>
        agent.Node.Dependencies.Any(dependency => dependency.Kind != TargetKind.Agent);

    private static bool HasCycle(List<BoundAgent> ordered)
    {
        var earlier = new HashSet<string>(StringComparer.Ordinal);
        var all = new HashSet<string>(ordered.Select(agent => agent.Key), StringComparer.Ordinal);
        foreach (var agent in ordered)
        {
            if (agent.Edges.Any(edge => all.Contains(edge.Source) && !earlier.Contains(edge.Source)))
            {
                return true;
            }

            earlier.Add(agent.Key);
        }

        return false;
    }
}
