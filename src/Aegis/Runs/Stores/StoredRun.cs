namespace Aegis.Runs;

/// <summary>A run in memory, with what its agents gave.</summary>
internal sealed class StoredRun(RunRecord record, RunStart start, DateTimeOffset leaseUntil)
{
    private readonly Dictionary<string, (RunAgent Agent, long Fence)> agents = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, int, int, int, RunStepKind), RunStep> steps = [];
    private RunRecord record = record;

    public RunRecord Record => record;

    public IReadOnlyList<RunAgent> Agents => [.. agents.Values.Select(kept => kept.Agent)];

    public IReadOnlyList<RunStep> Steps =>
        [
            .. steps
                .Values.OrderBy(step => step.AgentId, StringComparer.Ordinal)
                .ThenBy(step => (step.Generation, step.Round, step.Call, step.Kind)),
        ];

    public RunRecord At(DateTimeOffset now) =>
        record.State == RunState.Running ? record with { LeaseLeft = leaseUntil - now } : record;

    public bool IsHeld(DateTimeOffset now) => record.State == RunState.Running && leaseUntil > now;

    public bool IsOf(RunHandle run) => record.State == RunState.Running && record.Fence == run.Fence;

    public void TakeOver(RunStart by, DateTimeOffset now)
    {
        var isFree = record.State != RunState.Succeeded && !IsHeld(now);
        if (!isFree || by.ShapeHash != start.ShapeHash || by.InputsHash != start.InputsHash)
        {
            return;
        }

        leaseUntil = now + by.Lease;
        record = record with
        {
            State = RunState.Running,
            Fence = record.Fence + 1,
            Owner = by.Owner,
            Error = null,
            StartedAt = now,
            EndedAt = null,
            ExpiresAt = null,
        };
    }

    public bool Renew(RunHandle run, DateTimeOffset until)
    {
        if (!IsOf(run))
        {
            return false;
        }

        leaseUntil = until;
        return true;
    }

    public bool Commit(RunHandle run, RunAgent agent)
    {
        if (!IsOf(run))
        {
            return false;
        }

        if (!agents.TryAdd(agent.AgentId, (agent, run.Fence)))
        {
            return agents[agent.AgentId].Fence == run.Fence;
        }

        foreach (var key in steps.Keys.Where(key => key.Item1 == agent.AgentId).ToList())
        {
            steps.Remove(key);
        }

        return true;
    }

    public bool Append(RunHandle run, RunStep step)
    {
        if (!IsOf(run))
        {
            return false;
        }

        steps.TryAdd((step.AgentId, step.Generation, step.Round, step.Call, step.Kind), step);
        return true;
    }

    public bool End(RunHandle run, RunEnd end, DateTimeOffset now)
    {
        if (!IsOf(run))
        {
            return record.Fence == run.Fence && record.State == end.State;
        }

        record = record with { State = end.State, Error = end.Error, EndedAt = now, ExpiresAt = now + end.Kept };
        return true;
    }
}
