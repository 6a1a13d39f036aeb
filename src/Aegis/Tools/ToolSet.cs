using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace Aegis.Tools;

/// <summary>Puts the tools of several places into one list. Emitted code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ToolSet
{
    /// <summary>The tools of a class and those of its base, except where the class has one of that name itself.</summary>
    /// <param name="own">The tools of the class.</param>
    /// <param name="inherited">The tools of its base.</param>
    /// <returns>Both, its own first.</returns>
    public static IReadOnlyList<AIFunction> Join(IReadOnlyList<AIFunction> own, IReadOnlyList<AIFunction> inherited)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(inherited);
        var names = own.Select(tool => tool.Name).ToHashSet(StringComparer.Ordinal);
        return [.. own, .. inherited.Where(tool => !names.Contains(tool.Name))];
    }

    /// <summary>The tools of several places, which an agent may call.</summary>
    /// <param name="sources">What <c>[UseTools]</c> names, in its order; a tool that comes twice is there once.</param>
    /// <returns>All of them.</returns>
    public static IReadOnlyList<AITool> Of(params IEnumerable<AITool>[] sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return sources is [IReadOnlyList<AITool> only] ? only : [.. sources.SelectMany(tools => tools).Distinct()];
    }
}
