namespace Aegis.Runs;

/// <summary>The part of a pipeline's graph that a run must not see changed, as text that says in words what differs.</summary>
internal static class ShapeText
{
    public static string Of(PipelineGraph graph)
    {
        string[] name = [$"the pipeline is {graph.Name}"];
        var agents = graph.Agents.Select(agent => $"agent '{agent.Id}' gives {agent.Output}");
        var edges = graph.Edges.Select(edge =>
            $"agent '{edge.To}' needs '{edge.From}'{(edge.Optional ? " if it succeeds" : "")}"
        );
        var inputs = graph.Inputs.Select(input => $"input '{input.Name}' is {input.Type}");
        return string.Join(
            '\n',
            name.Concat(agents).Concat(edges).Concat(inputs).Distinct().Order(StringComparer.Ordinal)
        );
    }

    public static IReadOnlyList<string> Differences(string before, string now)
    {
        var (then, today) = (before.Split('\n'), now.Split('\n'));
        return
        [
            .. then.Except(today, StringComparer.Ordinal).Select(line => $"{line} no longer"),
            .. today.Except(then, StringComparer.Ordinal).Select(line => $"{line} now"),
        ];
    }
}
