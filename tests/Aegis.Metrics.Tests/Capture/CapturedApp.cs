using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Metrics.Tests.Capture;

/// <summary>An app whose agents do what a script says, and what is stored of them.</summary>
internal sealed class CapturedApp : IAsyncDisposable
{
    public CapturedApp(Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection()
            .AddAegis()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IMetricsStore>(Store)
            .AddSingleton(Script);
        configure?.Invoke(services);
        Services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new();

    public Script Script { get; } = new();

    public RecordingStore Store { get; } = new();

    public ServiceProvider Services { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public Task<ReportResult> RunAsync(PipelineRunOptions? options = null, CancellationToken? token = null) =>
        new Report(Services).RunPipelineAsync(options, token ?? Token);

    /// <summary>What is stored, in the order of the agents' names.</summary>
    public async Task<IReadOnlyList<AgentCall>> CallsAsync()
    {
        await Services.GetRequiredService<AgentMetrics>().FlushAsync(Token);
        return [.. Store.Calls.OrderBy(call => call.Agent, StringComparer.Ordinal)];
    }

    /// <summary>Who gave to whom, as stored.</summary>
    public async Task<IReadOnlyList<string>> EdgesAsync()
    {
        await Services.GetRequiredService<AgentMetrics>().FlushAsync(Token);
        return [.. Store.Interactions.Select(one => $"{one.From} {one.Kind} {one.To}").Order(StringComparer.Ordinal)];
    }

    /// <summary>An agent that works for so many seconds.</summary>
    public Func<int, CancellationToken, Task> Takes(int seconds, Exception? then = null) =>
        (_, _) =>
        {
            Clock.Advance(TimeSpan.FromSeconds(seconds));
            return then is null ? Task.CompletedTask : Task.FromException(then);
        };

    public ValueTask DisposeAsync() => Services.DisposeAsync();
}
