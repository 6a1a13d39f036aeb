namespace Aegis.Benchmarks.Scheduler;

/// <summary>A graph in layers, each agent depending on agents of the layer before; made up from a seed.</summary>
internal sealed class LayeredGraph
{
    private LayeredGraph(List<int[]> dependencies, List<(int Start, int Count)> layers)
    {
        Dependencies = [.. dependencies];
        Layers = [.. layers];
    }

    /// <summary>What each agent depends on.</summary>
    public int[][] Dependencies { get; }

    /// <summary>Where each layer begins, and how many agents it has.</summary>
    public (int Start, int Count)[] Layers { get; }

    /// <summary>As the engine takes it.</summary>
    public PipelineGraph ToPipelineGraph(string name) =>
        new(
            name,
            [.. Dependencies.Select((_, agent) => new GraphAgent($"A{agent}", AgentForm.Bodied, "int"))],
            [
                .. Dependencies.SelectMany(
                    (needed, agent) => needed.Select(from => new GraphEdge($"A{from}", $"A{agent}", false, []))
                ),
            ],
            [new GraphInput("input", "int")]
        );

    public static LayeredGraph Chain(int length) =>
        new(
            [.. Enumerable.Range(0, length).Select(agent => agent == 0 ? Array.Empty<int>() : [agent - 1])],
            [.. Enumerable.Range(0, length).Select(agent => (agent, 1))]
        );

    /// <summary>Agents that depend on one and on which one depends.</summary>
    public static LayeredGraph Fan(int agents)
    {
        var middle = Enumerable.Range(1, agents - 2).ToArray();
        return new LayeredGraph(
            [
                [],
                .. middle.Select(_ => new[] { 0 }),
                middle,
            ],
            [(0, 1), (1, middle.Length), (agents - 1, 1)]
        );
    }

    /// <summary>Layers of about the square root of the size, three dependencies an agent, and four where edges are left over.</summary>
    public static LayeredGraph Random(int agents, int seed)
    {
        var random = new Random(seed);
        var width = Math.Max(3, (int)Math.Sqrt(agents));
        var dependencies = new List<int[]>();
        var layers = new List<(int Start, int Count)>();
        var spare = 3 * width;
        while (dependencies.Count < agents)
        {
            var start = dependencies.Count;
            var count = Math.Min(width, agents - start);
            var before = layers.Count == 0 ? [] : Enumerable.Range(layers[^1].Start, layers[^1].Count).ToArray();
            layers.Add((start, count));
            for (var i = 0; i < count; i++)
            {
                random.Shuffle(before);
                var take = before.Length > 3 && spare-- > 0 ? 4 : 3;
                dependencies.Add([.. before.Take(take)]);
            }
        }

        return new LayeredGraph(dependencies, layers);
    }
}
