namespace Aegis.Runs.Tests.Stores;

/// <summary>Stands before a store, and may do something else with each call.</summary>
internal class Interposed(IRunStore store) : IRunStore
{
    public ValueTask<RunRecord> BeginAsync(RunStart start, CancellationToken cancellationToken) =>
        CallAsync("Begin", () => store.BeginAsync(start, cancellationToken));

    public ValueTask<bool> RenewAsync(RunHandle run, TimeSpan lease, CancellationToken cancellationToken) =>
        CallAsync("Renew", () => store.RenewAsync(run, lease, cancellationToken));

    public ValueTask<bool> CommitAsync(RunHandle run, RunAgent agent, CancellationToken cancellationToken) =>
        CallAsync("Commit", () => store.CommitAsync(run, agent, cancellationToken));

    public ValueTask<bool> AppendAsync(RunHandle run, RunStep step, CancellationToken cancellationToken) =>
        CallAsync("Append", () => store.AppendAsync(run, step, cancellationToken));

    public ValueTask<bool> EndAsync(RunHandle run, RunEnd end, CancellationToken cancellationToken) =>
        CallAsync("End", () => store.EndAsync(run, end, cancellationToken));

    public ValueTask<RunRecord?> FindAsync(string tenant, string runId, CancellationToken cancellationToken) =>
        CallAsync("Find", () => store.FindAsync(tenant, runId, cancellationToken));

    public ValueTask<IReadOnlyList<RunAgent>> ReadAgentsAsync(
        string tenant,
        string runId,
        CancellationToken cancellationToken
    ) => CallAsync("ReadAgents", () => store.ReadAgentsAsync(tenant, runId, cancellationToken));

    public ValueTask<IReadOnlyList<RunStep>> ReadStepsAsync(
        string tenant,
        string runId,
        CancellationToken cancellationToken
    ) => CallAsync("ReadSteps", () => store.ReadStepsAsync(tenant, runId, cancellationToken));

    public ValueTask<IReadOnlyList<RunRecord>> ListAsync(
        string tenant,
        RunState? state,
        RunCursor? after,
        int limit,
        CancellationToken cancellationToken
    ) => CallAsync("List", () => store.ListAsync(tenant, state, after, limit, cancellationToken));

    public ValueTask<bool> ForgetAsync(string tenant, string runId, CancellationToken cancellationToken) =>
        CallAsync("Forget", () => store.ForgetAsync(tenant, runId, cancellationToken));

    public ValueTask<int> ReapAsync(int limit, CancellationToken cancellationToken) =>
        CallAsync("Reap", () => store.ReapAsync(limit, cancellationToken));

    protected virtual ValueTask<T> CallAsync<T>(string name, Func<ValueTask<T>> call) => call();
}

/// <summary>Fails from some call on, or at that call alone; before or after it took effect.</summary>
internal sealed class FailingStore(IRunStore store, int at, bool once = false, bool afterwards = false)
    : Interposed(store)
{
    private int calls;

    public int Calls => calls;

    protected override async ValueTask<T> CallAsync<T>(string name, Func<ValueTask<T>> call)
    {
        await Task.Yield();
        var number = Interlocked.Increment(ref calls);
        var fails = once ? number == at : number >= at;
        if (fails && afterwards)
        {
            await call();
        }

        return fails ? throw new IOException($"no answer to {name}") : await call();
    }
}
