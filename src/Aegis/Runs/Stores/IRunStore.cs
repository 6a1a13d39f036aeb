namespace Aegis.Runs;

/// <summary>
/// Keeps durable runs. Every step of an owner is one conditional change that names the fence; whoever has lost the run changes
/// nothing. Leases are judged by the store's clock alone. A step that is repeated, because its answer was lost, has no further
/// effect and gives the same answer.
/// </summary>
public interface IRunStore
{
    /// <summary>
    /// Begins a run, or takes one over that has not succeeded and that nobody runs, if it has the same shape and inputs.
    /// </summary>
    /// <param name="start">The run, and who wants it for how long.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The run as it is now: <see cref="RunState.Running"/> with the owner of <paramref name="start"/> if he has it.</returns>
    ValueTask<RunRecord> BeginAsync(RunStart start, CancellationToken cancellationToken);

    /// <summary>Shows that the owner is still there.</summary>
    /// <param name="run">The run.</param>
    /// <param name="lease">How long it is the owner's from now on.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether it still is the owner's.</returns>
    ValueTask<bool> RenewAsync(RunHandle run, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Keeps what an agent gave, and lets go of its steps.</summary>
    /// <param name="run">The run.</param>
    /// <param name="agent">The agent and its output.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether the run still is the owner's; if not, nothing has changed.</returns>
    ValueTask<bool> CommitAsync(RunHandle run, RunAgent agent, CancellationToken cancellationToken);

    /// <summary>Keeps a step of an agent that has not ended.</summary>
    /// <param name="run">The run.</param>
    /// <param name="step">The step.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether the run still is the owner's; if not, nothing has changed.</returns>
    ValueTask<bool> AppendAsync(RunHandle run, RunStep step, CancellationToken cancellationToken);

    /// <summary>Ends a run, and takes a few of the tenant's along that have expired.</summary>
    /// <param name="run">The run.</param>
    /// <param name="end">How.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether it was the owner's to end.</returns>
    ValueTask<bool> EndAsync(RunHandle run, RunEnd end, CancellationToken cancellationToken);

    /// <summary>A run; none when there is none, or it has expired.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="runId">Its id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<RunRecord?> FindAsync(string tenant, string runId, CancellationToken cancellationToken);

    /// <summary>The agents of a run that have succeeded, in the order in which they did.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="runId">Its id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<IReadOnlyList<RunAgent>> ReadAgentsAsync(
        string tenant,
        string runId,
        CancellationToken cancellationToken
    );

    /// <summary>The steps of agents that have not succeeded, by agent, generation, round and call.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="runId">Its id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<IReadOnlyList<RunStep>> ReadStepsAsync(string tenant, string runId, CancellationToken cancellationToken);

    /// <summary>The runs of a tenant, the latest first.</summary>
    /// <param name="tenant">Whose they are.</param>
    /// <param name="state">Only those in this state; all when <see langword="null"/>.</param>
    /// <param name="after">The <see cref="RunRecord.Cursor"/> of the last run of the page before; none for the first page.</param>
    /// <param name="limit">How many at most; at least 1.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<IReadOnlyList<RunRecord>> ListAsync(
        string tenant,
        RunState? state,
        RunCursor? after,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Forgets a run and all of it, unless somebody runs it: whoever uses its id then calls all agents anew. What their tools did by a
    /// ledger is the ledger's, which gives it again to a run of the same id.
    /// </summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="runId">Its id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether there was one, and nobody runs it.</returns>
    ValueTask<bool> ForgetAsync(string tenant, string runId, CancellationToken cancellationToken);

    /// <summary>Forgets runs of all tenants that have expired.</summary>
    /// <param name="limit">How many at most; at least 1.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How many there were.</returns>
    ValueTask<int> ReapAsync(int limit, CancellationToken cancellationToken);
}
