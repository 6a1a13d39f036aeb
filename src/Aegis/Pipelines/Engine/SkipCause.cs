using System.Collections;

namespace Aegis.Pipelines;

/// <summary>
/// The agents that failed or were cancelled and so kept others from starting. One object serves all agents that were
/// skipped for the same ones, however long the chain.
/// </summary>
internal sealed class SkipCause(PipelineShape shape, int[] agents) : IReadOnlyList<string>
{
    /// <summary>The agents' numbers, in order.</summary>
    private readonly int[] agents = agents;

    public int Count => agents.Length;

    public string this[int index] => shape.Ids[agents[index]];

    /// <summary>Both causes as one.</summary>
    public static SkipCause? Join(SkipCause? first, SkipCause? second)
    {
        if (first is null || second is null || ReferenceEquals(first, second))
        {
            return first ?? second;
        }

        return first.Merge(second);
    }

    public IEnumerator<string> GetEnumerator() => agents.Select(agent => shape.Ids[agent]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private SkipCause Merge(SkipCause other)
    {
        int[] union = [.. agents.Union(other.agents).Order()];
        return union.Length == agents.Length ? this
            : union.Length == other.agents.Length ? other
            : new SkipCause(shape, union);
    }
}
