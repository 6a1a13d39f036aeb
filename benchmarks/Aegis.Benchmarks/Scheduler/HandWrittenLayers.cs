namespace Aegis.Benchmarks.Scheduler;

/// <summary>
/// What one would write for a layered graph by hand: start a layer, wait for it, go on. A fan is one layer. It starts
/// later than it could, since a layer waits for the slowest of the one before, which costs nothing when agents do nothing.
/// </summary>
internal sealed class HandWrittenLayers(LayeredGraph graph, bool yields)
{
    private readonly NoOpAgent[] agents = [.. graph.Dependencies.Select(_ => new NoOpAgent(yields))];

    public async Task<int[]> RunAsync(int input, CancellationToken cancellationToken = default)
    {
        var values = new int[agents.Length];
        foreach (var (start, count) in graph.Layers)
        {
            if (count == 1)
            {
                values[start] = await Call(start, values, input, cancellationToken).ConfigureAwait(false);
                continue;
            }

            var tasks = new Task<int>[count];
            for (var i = 0; i < count; i++)
            {
                tasks[i] = Call(start + i, values, input, cancellationToken).AsTask();
            }

            await Task.WhenAll(tasks).ConfigureAwait(false);
            for (var i = 0; i < count; i++)
            {
                values[start + i] = tasks[i].Result;
            }
        }

        return values;
    }

    private ValueTask<int> Call(int agent, int[] values, int input, CancellationToken cancellationToken)
    {
        var needed = graph.Dependencies[agent];
        return needed.Length switch
        {
            0 => agents[agent].RunAsync(input, 0, 0, cancellationToken),
            1 => agents[agent].RunAsync(values[needed[0]], 0, 0, cancellationToken),
            2 => agents[agent].RunAsync(values[needed[0]], values[needed[1]], 0, cancellationToken),
            _ => agents[agent].RunAsync(values[needed[0]], values[needed[1]], values[needed[2]], cancellationToken),
        };
    }
}
