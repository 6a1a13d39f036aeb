using System.Collections;

namespace Aegis.Turns;

/// <summary>Hooks in the order in which they were added. Safe for use from several threads.</summary>
public class HookSet : IReadOnlyCollection<TurnHook>
{
    private readonly object gate = new();
    private TurnHook[] hooks = [];
    private int mask;

    /// <inheritdoc/>
    public int Count => hooks.Length;

    /// <summary>Adds a hook; one that is there already stays where it is.</summary>
    /// <param name="hook">The hook.</param>
    public void Add(TurnHook hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        lock (gate)
        {
            if (!hooks.Contains(hook))
            {
                hooks = [.. hooks, hook];
                mask |= hook.Mask;
            }
        }
    }

    /// <summary>Adds a hook at one point.</summary>
    /// <param name="point">Where it is called.</param>
    /// <param name="action">What it does.</param>
    /// <returns>The hook.</returns>
    public TurnHook Add(HookPoint point, Func<HookContext, ValueTask> action)
    {
        var hook = new TurnHook(point, action);
        Add(hook);
        return hook;
    }

    /// <summary>Adds hooks, those of a class with <see cref="HookAttribute"/> methods for example.</summary>
    /// <param name="added">The hooks.</param>
    public void Add(IEnumerable<TurnHook> added)
    {
        ArgumentNullException.ThrowIfNull(added);
        foreach (var hook in added)
        {
            Add(hook);
        }
    }

    /// <summary>Takes a hook out.</summary>
    /// <param name="hook">The hook.</param>
    /// <returns>Whether it was there.</returns>
    public bool Remove(TurnHook hook)
    {
        lock (gate)
        {
            var before = hooks.Length;
            hooks = [.. hooks.Where(known => !ReferenceEquals(known, hook))];
            mask = hooks.Aggregate(0, static (all, known) => all | known.Mask);
            return hooks.Length < before;
        }
    }

    /// <inheritdoc/>
    public IEnumerator<TurnHook> GetEnumerator() => ((IEnumerable<TurnHook>)hooks).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal bool Has(HookPoint point) => (Volatile.Read(ref mask) & TurnHook.MaskOf(point)) != 0;
}

/// <summary>
/// The hooks of all loops of one service provider, called after those of turns and of loops. <c>services.AddAegis()</c>
/// registers one.
/// </summary>
public sealed class GlobalHooks : HookSet;
