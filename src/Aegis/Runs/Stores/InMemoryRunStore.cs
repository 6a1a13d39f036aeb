using Aegis.Ledger;

namespace Aegis.Runs;

/// <summary>Keeps runs in this process: they end with it. For tests, and to go on after failures within one process.</summary>
/// <param name="timeProvider">The store's clock. Default: the system's.</param>
public sealed class InMemoryRunStore(TimeProvider? timeProvider = null) : IRunStore
{
    private const int TakenAlong = 10;
    private readonly TimeProvider clock = timeProvider ?? TimeProvider.System;
    private readonly object gate = new();
    private readonly Dictionary<(string Tenant, string RunId), StoredRun> runs = [];

    // as coarse as any other store's
    private DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());

    /// <inheritdoc/>
    public ValueTask<RunRecord> BeginAsync(RunStart start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        StoredText.ThrowIfUnfit(start.Tenant, 128, nameof(start.Tenant));
        StoredText.ThrowIfUnfit(start.RunId, 255, nameof(start.RunId));
        return Do(
            now =>
            {
                if (Find(start.Tenant, start.RunId, now) is not { } stored)
                {
                    stored = runs[(start.Tenant, start.RunId)] = new StoredRun(
                        New(start, now),
                        start,
                        now + start.Lease
                    );
                }
                else
                {
                    stored.TakeOver(start, now);
                }

                return stored.At(now);
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public ValueTask<bool> RenewAsync(RunHandle run, TimeSpan lease, CancellationToken cancellationToken) =>
        Change(run, (stored, now) => stored.Renew(run, now + lease), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> CommitAsync(RunHandle run, RunAgent agent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(agent);
        return Change(
            run,
            (stored, now) => stored.Commit(run, agent with { CommittedAt = now, Duration = Whole(agent.Duration) }),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public ValueTask<bool> AppendAsync(RunHandle run, RunStep step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        return Change(run, (stored, _) => stored.Append(run, step), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> EndAsync(RunHandle run, RunEnd end, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(end);
        return Change(
            run,
            (stored, now) =>
            {
                Reap(now, TakenAlong, run.Tenant);
                return stored.End(run, end, now);
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public ValueTask<RunRecord?> FindAsync(string tenant, string runId, CancellationToken cancellationToken) =>
        Do(now => Find(tenant, runId, now)?.At(now), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RunAgent>> ReadAgentsAsync(
        string tenant,
        string runId,
        CancellationToken cancellationToken
    ) => Do(now => Find(tenant, runId, now)?.Agents ?? [], cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RunStep>> ReadStepsAsync(
        string tenant,
        string runId,
        CancellationToken cancellationToken
    ) => Do(now => Find(tenant, runId, now)?.Steps ?? [], cancellationToken);

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
        return Do<IReadOnlyList<RunRecord>>(
            now =>
                [
                    .. runs
                        .Values.Select(stored => stored.At(now))
                        .Where(run => run.Tenant == tenant && (run.ExpiresAt is not { } end || end > now))
                        .Where(run => state is null || run.State == state)
                        .Where(run => after is not { } last || Order(run.Cursor, last) < 0)
                        .OrderByDescending(run => run.Cursor, Comparer<RunCursor>.Create(Order))
                        .Take(limit),
                ],
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public ValueTask<bool> ForgetAsync(string tenant, string runId, CancellationToken cancellationToken) =>
        Do(
            now => Find(tenant, runId, now) is { } stored && !stored.IsHeld(now) && runs.Remove((tenant, runId)),
            cancellationToken
        );

    /// <inheritdoc/>
    public ValueTask<int> ReapAsync(int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return Do(now => Reap(now, limit, tenant: null), cancellationToken);
    }

    private static RunRecord New(RunStart start, DateTimeOffset now) =>
        new()
        {
            Tenant = start.Tenant,
            RunId = start.RunId,
            Pipeline = start.Pipeline,
            Shape = start.Shape,
            Inputs = start.Inputs,
            State = RunState.Running,
            Fence = 1,
            Owner = start.Owner,
            CreatedAt = now,
            StartedAt = now,
        };

    private static int Order(RunCursor one, RunCursor other) =>
        one.CreatedAt == other.CreatedAt
            ? string.CompareOrdinal(one.RunId, other.RunId)
            : one.CreatedAt.CompareTo(other.CreatedAt);

    private static TimeSpan? Whole(TimeSpan? time) =>
        time is { } some ? TimeSpan.FromMilliseconds((long)some.TotalMilliseconds) : null;

    private StoredRun? Find(string tenant, string runId, DateTimeOffset now) =>
        runs.TryGetValue((tenant, runId), out var stored) && !(stored.Record.ExpiresAt <= now) ? stored : null;

    private int Reap(DateTimeOffset now, int limit, string? tenant)
    {
        var gone = runs.Where(pair =>
            pair.Value.Record.ExpiresAt <= now && (tenant ?? pair.Key.Tenant) == pair.Key.Tenant
        );
        return gone.Take(limit).ToList().Count(pair => runs.Remove(pair.Key));
    }

    private ValueTask<bool> Change(
        RunHandle run,
        Func<StoredRun, DateTimeOffset, bool> change,
        CancellationToken cancellationToken
    ) => Do(now => Find(run.Tenant, run.RunId, now) is { } stored && change(stored, now), cancellationToken);

    private ValueTask<T> Do<T>(Func<DateTimeOffset, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new(work(Now));
        }
    }
}
