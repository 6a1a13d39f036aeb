namespace Aegis.Graph.Check;

/// <summary>
/// Strongly connected components after R. Tarjan, Depth-first search and linear graph algorithms (1972), with a stack of
/// its own: chains may be 10,000 deep.
/// </summary>
internal sealed class Components
{
    private readonly int[][] sources;
    private readonly int[] index;
    private readonly int[] low;
    private readonly int[] component;
    private readonly Stack<int> open = new();
    private readonly Stack<(int Node, int Next)> frames = new();
    private int entered;

    private Components(int[][] sources)
    {
        this.sources = sources;
        index = new int[sources.Length];
        low = new int[sources.Length];
        component = new int[sources.Length];
    }

    /// <summary>The component of each node, as a number that only nodes of the same component have.</summary>
    public static int[] Of(int[][] sources)
    {
        var search = new Components(sources);
        for (var node = 0; node < sources.Length; node++)
        {
            if (search.index[node] == 0)
            {
                search.Run(node);
            }
        }

        return search.component;
    }

    private void Run(int root)
    {
        Enter(root);
        while (frames.Count > 0)
        {
            var (node, next) = frames.Pop();
            if (next == sources[node].Length)
            {
                Leave(node);
                continue;
            }

            frames.Push((node, next + 1));
            var target = sources[node][next];
            if (target < 0)
            {
                continue;
            }

            if (index[target] == 0)
            {
                Enter(target);
            }
            else if (component[target] == 0)
            {
                low[node] = Math.Min(low[node], index[target]);
            }
        }
    }

    private void Enter(int node)
    {
        index[node] = low[node] = ++entered;
        open.Push(node);
        frames.Push((node, 0));
    }

    private void Leave(int node)
    {
        if (low[node] == index[node])
        {
            int member;
            do
            {
                member = open.Pop();
                component[member] = index[node];
            } while (member != node);
        }

        if (frames.Count > 0)
        {
            var parent = frames.Peek().Node;
            low[parent] = Math.Min(low[parent], low[node]);
        }
    }
}
