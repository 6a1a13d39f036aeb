using Aegis.Graph.Model;

namespace Aegis.Generators.Plan;

/// <summary>Decides how the values of a toolset become JSON: by the project's own contexts, where it has some.</summary>
internal static class ToolJsonPlanner
{
    private const string ToolJson = "global::Aegis.Tools.ToolJson";

    /// <summary>An expression; empty for the default.</summary>
    public static string Plan(IReadOnlyList<ToolNode> tools, EquatableArray<JsonContextNode> contexts)
    {
        var needed = new HashSet<string>(tools.SelectMany(tool => tool.JsonTypes).Select(type => type.Identity));
        var inOrder = contexts
            .OrderBy(context => context.Types.Any(needed.Contains) ? 0 : 1)
            .ThenBy(context => context.FullName, StringComparer.Ordinal)
            .Select(context => $"{context.FullName}.Default");
        var enums = tools
            .SelectMany(tool => tool.Enums)
            .Select(type => type.FullName.TrimEnd('?'))
            .Distinct(StringComparer.Ordinal)
            .Select(type => $".WithEnum<{type}>()")
            .ToList();
        if (contexts.Count == 0 && enums.Count == 0)
        {
            return "";
        }

        var settings = contexts.Count == 0 ? $"{ToolJson}.Default" : $"{ToolJson}.For({string.Join(", ", inOrder)})";
        return settings + string.Concat(enums);
    }
}
