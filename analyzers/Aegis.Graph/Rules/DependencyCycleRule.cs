using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>No agent of a cycle could ever start. Reported on every edge of it, because any of them may be the wrong one.</summary>
public sealed class DependencyCycleRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.DependencyCycle,
        "Agents depend on each other in a cycle",
        "Agents depend on each other in a cycle: {0}; remove one of these dependencies"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    private const int LongestPath = 16;

    public override void Check(CheckContext context)
    {
        foreach (var (agent, edge, path) in Cycles.Find(context.Agents))
        {
            if (!agent.Node.IsExternal)
            {
                var anchor = new Anchor(agent.Key, AnchorKind.Dependency, edge.Index);
                context.Report(Descriptor, anchor, PathText(path));
            }
        }
    }

    private static string PathText(IReadOnlyList<BoundAgent> path)
    {
        var end = path.Count - 2;
        var shown =
            path.Count <= LongestPath
                ? path.Select(agent => agent.Node.Type.Name)
                :
                [
                    .. path.Take(LongestPath - 2).Select(agent => agent.Node.Type.Name),
                    $"… ({path.Count - LongestPath} more) …",
                    path[end].Node.Type.Name,
                    path[end + 1].Node.Type.Name,
                ];
        return string.Join(" → ", shown);
    }
}
