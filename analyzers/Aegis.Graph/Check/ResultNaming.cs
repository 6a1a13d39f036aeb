using Aegis.Graph.Model;

namespace Aegis.Graph.Check;

/// <summary>Names the properties of a result: by the class, and where two are equal by what differs around it.</summary>
public static class ResultNaming
{
    /// <summary>The key that the type of a pipeline's result would have.</summary>
    public static string FullNameOf(PipelineNode pipeline)
    {
        var key = pipeline.Type.Key;
        return key.Substring(0, key.LastIndexOf('.') + 1) + pipeline.ResultName;
    }

    internal static EquatableArray<string> Of(IReadOnlyList<BoundAgent> agents)
    {
        var names = agents.Select(agent => NameOf(agent.Node, 0)).ToList();
        for (var depth = 1; ; depth++)
        {
            var repeated = Enumerable
                .Range(0, names.Count)
                .Where(i => agents[i].Node.ResultName is null)
                .GroupBy(i => names[i], StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
                .SelectMany(group => group)
                .Where(i => Around(agents[i].Node).Length >= depth)
                .ToList();
            if (repeated.Count == 0)
            {
                return names.ToEquatableArray();
            }

            foreach (var i in repeated)
            {
                names[i] = NameOf(agents[i].Node, depth);
            }
        }
    }

    private static string NameOf(AgentNode agent, int depth)
    {
        if (agent.ResultName is { Length: > 0 } name)
        {
            return name;
        }

        var around = Around(agent);
        return string.Concat(around.Skip(around.Length - depth)) + agent.Type.Name;
    }

    /// <summary>Namespaces and containers, outermost first.</summary>
    private static string[] Around(AgentNode agent)
    {
        var parts = agent.Type.Key.Split('.');
        return [.. parts.Take(parts.Length - 1)];
    }
}
