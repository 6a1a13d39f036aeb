namespace Aegis.Turns.Tests.Kit;

/// <summary>Shorter ways to run loops.</summary>
internal static class Runs
{
    public static async Task<List<object?>> AllAsync(this AgentLoop loop, CancellationToken token = default)
    {
        var values = new List<object?>();
        await foreach (var (_, value) in loop.RunAsync(token))
        {
            values.Add(value);
        }

        return values;
    }

    public static async Task<T> ThrowsAsync<T>(this AgentLoop loop, CancellationToken token = default)
        where T : Exception => await Assert.ThrowsAsync<T>(() => loop.AllAsync(token));
}
