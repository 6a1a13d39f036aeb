using Aegis.Graph.Model;

namespace Aegis.Generators.Plan;

/// <summary>
/// Decides how many agents, in their order, may be called one after the other before the engine is asked: as long as each
/// is a plain call, and no agent that would hold its thread waits while another holds it.
/// </summary>
internal static class InlinePlanner
{
    /// <summary>Beyond this many agents the straight line costs more than it saves.</summary>
    private const int MostAgents = 128;

    public static int Plan(EquatableArray<AgentStep> agents)
    {
        if (agents.Count > MostAgents)
        {
            return 0;
        }

        for (var current = 0; current < agents.Count; current++)
        {
            var ready = agents.Skip(current).Where(agent => agent.Edges.All(edge => edge.From < current)).ToList();
            if (!IsPlainCall(agents[current]) || (ready.Count > 1 && ready.Any(agent => agent.IsPlain)))
            {
                return current;
            }
        }

        return agents.Count;
    }

    private static bool IsPlainCall(AgentStep agent) =>
        agent
            is { UsesModel: false, NeedsContext: false, LivesForRun: false, Policy: null }
                and { Returns: not ReturnShape.AsyncEnumerable }
        && agent.Arguments.All(argument =>
            argument.Kind is ArgumentKind.Input or ArgumentKind.Output or ArgumentKind.CancellationToken
        );
}
