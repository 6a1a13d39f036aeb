using System.Diagnostics.CodeAnalysis;

namespace Aegis.Turns;

/// <summary>
/// The loops of one service provider by their names. <c>services.AddAegis()</c> registers one; a loop that is given the
/// provider joins it. Safe for use from several threads.
/// </summary>
public sealed partial class AgentLoopRegistry
{
    private readonly object gate = new();
    private readonly SortedDictionary<string, AgentLoop> loops = new(StringComparer.Ordinal);

    /// <summary>The loops at this moment, in the order of their names.</summary>
    public IReadOnlyList<AgentLoop> Loops
    {
        get
        {
            lock (gate)
            {
                return [.. loops.Values];
            }
        }
    }

    /// <summary>The loop of a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The loop.</returns>
    /// <exception cref="UnknownLoopException">There is none.</exception>
    public AgentLoop this[string name] =>
        TryGet(name, out var loop)
            ? loop
            : throw new UnknownLoopException(name, Loops.Select(static known => known.Name));

    /// <summary>Finds a loop.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="loop">The loop.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(string name, [MaybeNullWhen(false)] out AgentLoop loop)
    {
        ArgumentNullException.ThrowIfNull(name);
        lock (gate)
        {
            return loops.TryGetValue(name, out loop);
        }
    }

    internal void Add(AgentLoop loop)
    {
        lock (gate)
        {
            if (!loops.TryAdd(loop.Name, loop))
            {
                throw new ArgumentException(
                    $"There is a loop named '{loop.Name}' already. Dispose of it first, or choose another name."
                );
            }
        }

        session?.Join(loop);
    }

    internal void Remove(AgentLoop loop)
    {
        lock (gate)
        {
            if (loops.TryGetValue(loop.Name, out var known) && ReferenceEquals(known, loop))
            {
                loops.Remove(loop.Name);
            }
        }
    }
}
