namespace Aegis.Resilience.Tests.Tools;

public partial class Desk(Script script)
{
    [Tool(Effect = ToolEffect.ReadOnly), Retry(3, DelaySeconds = 0), Timeout(AttemptSeconds = 10)]
    public async Task<string> LookUpAsync(string word, CancellationToken cancellationToken)
    {
        await script.NextAsync(cancellationToken);
        return $"{word} after {script.Calls}";
    }

    [Tool(Effect = ToolEffect.ReadOnly), CircuitBreaker(2), ConcurrencyLimit(1)]
    public async Task PingAsync(CancellationToken cancellationToken) => await script.NextAsync(cancellationToken);

    [Tool(Effect = ToolEffect.ReadOnly), Retry(2, DelaySeconds = 0), Fallback(nameof(Cached))]
    public async ValueTask<int> CountAsync(string word, CancellationToken cancellationToken)
    {
        await script.NextAsync(cancellationToken);
        return word.Length;
    }

    [Tool(Effect = ToolEffect.ReadOnly), Fallback(nameof(NothingNew))]
    public async IAsyncEnumerable<string> NewsAsync()
    {
        yield return "first";
        await script.NextAsync(default);
    }

    private static Task<int> Cached(string word, Exception error, AgentContext context) =>
        Task.FromResult(-word.Length);

    private static IReadOnlyList<string> NothingNew(Exception error) => [error.Message];
}
