namespace Aegis.Metrics.Contract;

/// <summary>
/// What every <see cref="IMetricsStore"/> has to do. The tests of a store derive from it, and say how to open an empty store.
/// </summary>
public abstract partial class MetricsStoreContract : IAsyncLifetime
{
    protected const string Tenant = "acme";

    /// <summary>Long ago, since stores only let go of what is old.</summary>
    protected static readonly DateTimeOffset Start = new(2020, 5, 4, 0, 0, 0, TimeSpan.Zero);

    private IMetricsStore? store;

    protected IMetricsStore Store => store!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>An empty store.</summary>
    protected abstract ValueTask<IMetricsStore> OpenAsync();

    /// <summary>Cleans up after a test.</summary>
    protected virtual ValueTask CloseAsync() => default;

    protected static AgentCall Call(double second = 0, string agent = "Writer", string tenant = Tenant) =>
        new()
        {
            At = Start.AddSeconds(second),
            Tenant = tenant,
            Agent = agent,
            Pipeline = "Report",
            RunId = $"run-{second}",
            Duration = TimeSpan.FromMilliseconds(5),
        };

    protected static AgentCall Failure(double second, string kind, string agent = "Writer", string type = "Oops") =>
        Call(second, agent) with
        {
            Status = AgentStatus.Failed,
            ErrorKind = kind,
            ErrorType = type,
        };

    protected static AgentInteraction Interaction(
        double second,
        string from = "Researcher",
        string to = "Writer",
        InteractionKind kind = InteractionKind.Dependency,
        string tenant = Tenant
    ) =>
        new()
        {
            At = Start.AddSeconds(second),
            Tenant = tenant,
            From = from,
            To = to,
            Kind = kind,
        };

    protected static MetricsQuery Query(double from = 0, double to = 86_400, string? agent = null) =>
        new(Tenant, Start.AddSeconds(from), Start.AddSeconds(to), agent);

    protected static IReadOnlyList<DateTimeOffset> Seconds(params int[] seconds) =>
        [.. seconds.Select(second => Start.AddSeconds(second))];

    protected ValueTask AppendAsync(params AgentCall[] calls) => Store.AppendAsync(calls, [], Token);

    protected ValueTask AppendAsync(params AgentInteraction[] interactions) =>
        Store.AppendAsync([], interactions, Token);

    protected async Task<PeriodStatistics> SummarizeAsync(
        double from = 0,
        double to = 86_400,
        string? agent = null,
        string tenant = Tenant
    ) =>
        Assert.Single(await Store.SummarizeAsync(tenant, agent, [Start.AddSeconds(from), Start.AddSeconds(to)], Token));
}
