namespace Aegis.Graph.Check;

/// <summary>Shortest ways inside components, breadth first; its memory serves one search after the other.</summary>
internal sealed class PathSearch(int[][] sources, int[] component)
{
    private readonly int[] cameFrom = new int[sources.Length];
    private readonly int[] seenIn = new int[sources.Length];
    private readonly int[] queue = new int[sources.Length];
    private int round;

    /// <summary>The way from one node to another of the same component; both ends are in it.</summary>
    public int[] Shortest(int from, int to)
    {
        round++;
        var tail = 0;
        Visit(from, -1, ref tail);
        for (var head = 0; head < tail && seenIn[to] != round; head++)
        {
            foreach (var source in sources[queue[head]])
            {
                if (source >= 0 && component[source] == component[to] && seenIn[source] != round)
                {
                    Visit(source, queue[head], ref tail);
                }
            }
        }

        return WayTo(to);
    }

    private void Visit(int node, int previous, ref int tail)
    {
        seenIn[node] = round;
        cameFrom[node] = previous;
        queue[tail++] = node;
    }

    private int[] WayTo(int end)
    {
        var length = 0;
        for (var node = end; node >= 0; node = cameFrom[node])
        {
            length++;
        }

        var way = new int[length];
        for (var node = end; node >= 0; node = cameFrom[node])
        {
            way[--length] = node;
        }

        return way;
    }
}
