namespace Aegis.Runs.Contract;

/// <summary>
/// What every <see cref="IRunStore"/> has to do. The tests of a store derive from it, and say how to open an empty store and how
/// to let time pass for it.
/// </summary>
public abstract partial class RunStoreContract : IAsyncLifetime
{
    protected const string Tenant = "acme";
    protected static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    protected static readonly TimeSpan Day = TimeSpan.FromDays(1);
    protected static readonly RunEnd Succeeded = new(RunState.Succeeded, null, Day);
    protected static readonly RunEnd Failed = new(RunState.Failed, "Agent 'Writer' failed.", Day);

    private IRunStore? store;

    protected IRunStore Store => store!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync(Store);
        GC.SuppressFinalize(this);
    }

    /// <summary>An empty store.</summary>
    protected abstract ValueTask<IRunStore> OpenAsync();

    /// <summary>
    /// Lets so much time pass by the store's clock. A store whose clock is the database's moves all times in its rows back
    /// instead.
    /// </summary>
    protected abstract ValueTask ElapseAsync(TimeSpan time);

    /// <summary>Cleans up after a test.</summary>
    protected virtual ValueTask CloseAsync(IRunStore opened) => default;

    protected static RunStart Start(string runId = "run-1", string owner = "one", string tenant = Tenant) =>
        new()
        {
            Tenant = tenant,
            RunId = runId,
            Pipeline = "ReportPipeline",
            Shape = "agent 'Writer' gives string\ninput 'topic' is string",
            Inputs = "topic:00ff",
            Owner = owner,
            Lease = Lease,
        };

    protected static RunAgent Agent(string id = "Writer", string? output = "\"a \\u0000 report\"") =>
        new()
        {
            AgentId = id,
            Output = output,
            Attempts = 2,
            Usage = """{"inputTokenCount":3}""",
            Duration = TimeSpan.FromMilliseconds(1234),
        };

    protected static RunStep Step(int round = 1, int call = 0, string agent = "Writer") =>
        new()
        {
            AgentId = agent,
            Generation = 1,
            Round = round,
            Call = call,
            Kind = call == 0 ? RunStepKind.Answer : RunStepKind.Result,
            Body = """{"text":"ünï 🙂"}""",
        };

    protected ValueTask<RunRecord> BeginAsync(RunStart? start = null) => Store.BeginAsync(start ?? Start(), Token);

    protected async Task<RunRecord> FindAsync(string runId = "run-1") => (await Store.FindAsync(Tenant, runId, Token))!;

    /// <summary>A run whose owner is gone, taken over by another.</summary>
    protected async Task<(RunHandle Old, RunHandle New)> TakenOverAsync()
    {
        var old = await BeginAsync();
        await ElapseAsync(Lease + TimeSpan.FromSeconds(1));
        var taken = await BeginAsync(Start(owner: "two"));
        Assert.Equal(("two", 2), (taken.Owner, taken.Fence));
        return (old.Handle, taken.Handle);
    }
}
