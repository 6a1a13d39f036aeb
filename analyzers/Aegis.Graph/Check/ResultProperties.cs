using Aegis.Graph.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Graph.Check;

/// <summary>Finds the properties that a result can not have, and gives them other names, so that what is emitted compiles.</summary>
public static class ResultProperties
{
    /// <summary>Members that a result inherits, which its properties must not hide.</summary>
    public static IReadOnlyCollection<string> Inherited { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            "RunId",
            "Status",
            "Summary",
            "Outcomes",
            "Usage",
            "Duration",
            "CleanupErrors",
            "EnsureSuccess",
            "Equals",
            "GetHashCode",
            "GetType",
            "ToString",
            "MemberwiseClone",
            "ReferenceEquals",
            "Finalize",
        };

    /// <summary>What is wrong with each name, in the order of the agents; null for nothing.</summary>
    public static List<string?> ClashesOf(
        IReadOnlyList<BoundAgent> agents,
        EquatableArray<string> names,
        PipelineNode pipeline
    )
    {
        var first = new Dictionary<string, AgentNode>(StringComparer.Ordinal);
        var clashes = new List<string?>(names.Count);
        for (var i = 0; i < names.Count; i++)
        {
            var name = names[i];
            var clash =
                !SyntaxFacts.IsValidIdentifier(name) ? "no name in C#"
                : Inherited.Contains(name) ? "a member that every result has"
                : name == pipeline.ResultName && pipeline.TakenResultName is null ? "the name of the result itself"
                : first.TryGetValue(name, out var other) ? $"the property of '{other.Type.Key}'"
                : null;
            if (clash is null)
            {
                first.Add(name, agents[i].Node);
            }

            clashes.Add(clash);
        }

        return clashes;
    }

    /// <summary>The names, with a free one for each that clashes.</summary>
    public static EquatableArray<string> Free(
        IReadOnlyList<BoundAgent> agents,
        EquatableArray<string> names,
        PipelineNode pipeline
    )
    {
        var clashes = ClashesOf(agents, names, pipeline);
        if (clashes.TrueForAll(clash => clash is null))
        {
            return names;
        }

        var taken = new HashSet<string>([.. names, .. Inherited, pipeline.ResultName], StringComparer.Ordinal);
        return names
            .Select((name, i) => clashes[i] is null ? name : FreeNames.Like(agents[i].Node.Type.Name + "Agent", taken))
            .ToEquatableArray();
    }
}
