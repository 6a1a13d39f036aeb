namespace Aegis.Benchmarks.Scheduler;

/// <summary>What one would write for a chain by hand: a loop, since one method with 100 awaits is slower.</summary>
internal sealed class HandWrittenChain(int length, bool yields)
{
    private readonly NoOpAgent[] agents = [.. Enumerable.Range(0, length).Select(_ => new NoOpAgent(yields))];

    public async Task<int[]> RunAsync(int input, CancellationToken cancellationToken = default)
    {
        var values = new int[agents.Length];
        var value = input;
        for (var i = 0; i < agents.Length; i++)
        {
            values[i] = value = await agents[i].RunAsync(value, 0, 0, cancellationToken).ConfigureAwait(false);
        }

        return values;
    }
}
