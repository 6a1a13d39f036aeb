using Aegis.Runs;
using Npgsql;

namespace Aegis.Storage;

/// <summary>
/// Keeps durable runs in the schema <c>aegis</c> of a PostgreSQL database, 14 or newer, for any number of processes. The schema is
/// created and migrated at first use.
/// </summary>
/// <remarks>Every call is one round trip. Rows are kept apart by tenant with row-level security; all times are the database's.</remarks>
public sealed class PostgreSqlRunStore : IRunStore, IAsyncDisposable
{
    private readonly PostgreSqlLedgerStore ledger;
    private readonly bool ownsLedger;

    /// <summary>A store with connections of its own.</summary>
    /// <inheritdoc cref="PostgreSqlLedgerStore(string, Action{NpgsqlDataSourceBuilder})"/>
    public PostgreSqlRunStore(string connectionString, Action<NpgsqlDataSourceBuilder>? configure = null)
        : this(new PostgreSqlLedgerStore(connectionString, configure), ownsLedger: true) { }

    /// <summary>A store over connections of the app, which goes on to own them.</summary>
    /// <param name="source">The connections.</param>
    public PostgreSqlRunStore(NpgsqlDataSource source)
        : this(new PostgreSqlLedgerStore(source), ownsLedger: true) { }

    /// <summary>Keeps runs by the connections of a ledger.</summary>
    internal PostgreSqlRunStore(PostgreSqlLedgerStore ledger, bool ownsLedger = false) =>
        (this.ledger, this.ownsLedger) = (ledger, ownsLedger);

    /// <inheritdoc cref="PostgreSqlLedgerStore.MigrateAsync"/>
    public Task MigrateAsync(CancellationToken cancellationToken = default) => ledger.MigrateAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<RunRecord> BeginAsync(RunStart start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        // whoever had it may be gone before it is read
        for (var tries = 0; ; tries++)
        {
            var runs = await ledger
                .RunAsync(Sql.ForTenant(start.Tenant), RunBegins.Of(start), RunRows.Read, cancellationToken)
                .ConfigureAwait(false);
            if (runs is [var run])
            {
                return run;
            }

            if (tries == 3)
            {
                throw new InvalidOperationException($"Run '{start.RunId}' is taken and forgotten again and again.");
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> RenewAsync(RunHandle run, TimeSpan lease, CancellationToken cancellationToken) =>
        AskAsync(run.Tenant, RunSteps.Renew(run, lease), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> CommitAsync(RunHandle run, RunAgent agent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(agent);
        return AskAsync(run.Tenant, RunSteps.Commit(run, agent), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> AppendAsync(RunHandle run, RunStep step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        return AskAsync(run.Tenant, RunSteps.Append(run, step), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> EndAsync(RunHandle run, RunEnd end, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(end);
        return AskAsync(run.Tenant, RunSteps.End(run, end), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<RunRecord?> FindAsync(string tenant, string runId, CancellationToken cancellationToken) =>
        ledger.FirstAsync(Sql.ForTenant(tenant), [RunRows.ById(tenant, runId)], RunRows.Read, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RunAgent>> ReadAgentsAsync(
        string tenant,
        string runId,
        CancellationToken cancellationToken
    ) => ledger.RunAsync(Sql.ForTenant(tenant), [RunRows.Agents(tenant, runId)], RunRows.ReadAgent, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RunStep>> ReadStepsAsync(
        string tenant,
        string runId,
        CancellationToken cancellationToken
    ) => ledger.RunAsync(Sql.ForTenant(tenant), [RunRows.Steps(tenant, runId)], RunRows.ReadStep, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RunRecord>> ListAsync(
        string tenant,
        RunState? state,
        RunCursor? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var page = RunRows.Page(tenant, state, after, limit);
        return ledger.RunAsync(Sql.ForTenant(tenant), [page], RunRows.Read, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> ForgetAsync(string tenant, string runId, CancellationToken cancellationToken) =>
        AskAsync(tenant, [RunSteps.Forget(tenant, runId)], cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<int> ReapAsync(int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var counts = await ledger
            .RunAsync(Sql.ForMaintenance, [RunSteps.Reap(limit)], static row => row.GetInt64(0), cancellationToken)
            .ConfigureAwait(false);
        return (int)counts[0];
    }

    /// <summary>Closes the connections, unless they are the ledger's or the app's.</summary>
    /// <returns>When they are closed.</returns>
    public ValueTask DisposeAsync() => ownsLedger ? ledger.DisposeAsync() : default;

    private async ValueTask<bool> AskAsync(
        string tenant,
        IEnumerable<NpgsqlBatchCommand> statements,
        CancellationToken cancellationToken
    )
    {
        var answers = await ledger
            .RunAsync(Sql.ForTenant(tenant), statements, static row => row.GetBoolean(0), cancellationToken)
            .ConfigureAwait(false);
        return answers is [true];
    }
}
