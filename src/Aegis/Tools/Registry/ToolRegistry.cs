using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Tools;

/// <summary>
/// Tools that are known only at run time. <c>services.AddAegis()</c> registers one, which
/// <c>[UseTools&lt;ToolRegistry&gt;]</c> gives to an agent. Safe for use from several threads.
/// </summary>
/// <remarks>An agent sees the tools that are there when it asks its model.</remarks>
public sealed partial class ToolRegistry
{
    private readonly object gate = new();
    private readonly Dictionary<string, AIFunction> byName = new(StringComparer.Ordinal);
    private AIFunction[]? snapshot;

    /// <summary>The tools at this moment, in the order of their names.</summary>
    public IReadOnlyList<AIFunction> Tools
    {
        get
        {
            lock (gate)
            {
                return snapshot ??= [.. byName.Values.OrderBy(static tool => tool.Name, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Adds a function as it is.</summary>
    /// <param name="function">The function.</param>
    /// <exception cref="ArgumentException">Its name is none that models can call, or is taken.</exception>
    public void Add(AIFunction function)
    {
        ArgumentNullException.ThrowIfNull(function);
        AddRange([function]);
    }

    /// <summary>Adds functions as they are: all, or none when one of them can not be added.</summary>
    /// <param name="functions">The functions.</param>
    /// <exception cref="ArgumentException">A name is none that models can call, or is taken.</exception>
    public void AddRange(IEnumerable<AIFunction> functions)
    {
        ArgumentNullException.ThrowIfNull(functions);
        var added = functions.ToList();
        foreach (var function in added)
        {
            ToolName.Check(function?.Name, nameof(functions));
        }

        lock (gate)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            if (added.Find(function => byName.ContainsKey(function.Name) || !names.Add(function.Name)) is { } taken)
            {
                throw new ArgumentException(
                    $"There is a tool named '{taken.Name}' already. Choose another name, or remove that tool first.",
                    nameof(functions)
                );
            }

            added.ForEach(function => byName.Add(function.Name, function));
            snapshot = null;
        }
    }

    /// <summary>Takes a tool out.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        lock (gate)
        {
            snapshot = null;
            return byName.Remove(name);
        }
    }

    /// <summary>Takes out those tools, not others that have come to bear their names.</summary>
    internal void RemoveRange(IEnumerable<AIFunction> functions)
    {
        lock (gate)
        {
            foreach (var function in functions)
            {
                if (byName.TryGetValue(function.Name, out var known) && ReferenceEquals(known, function))
                {
                    byName.Remove(function.Name);
                }
            }

            snapshot = null;
        }
    }

    /// <summary>Finds a tool.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="function">The tool.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(string name, [MaybeNullWhen(false)] out AIFunction function)
    {
        ArgumentNullException.ThrowIfNull(name);
        lock (gate)
        {
            return byName.TryGetValue(name, out function);
        }
    }
}
