namespace Aegis.Runs;

/// <summary>What a store has of a run beside the run itself.</summary>
internal sealed record RunContents(IReadOnlyList<RunAgent> Agents, IReadOnlyList<RunStep> Steps)
{
    public static async Task<RunContents> ReadAsync(RunCalls calls, RunRecord run)
    {
        var isNew = run is { Fence: 1, State: RunState.Running };
        if (isNew)
        {
            return new RunContents([], []);
        }

        var agents = await calls
            .AskAsync("read it", (store, token) => store.ReadAgentsAsync(run.Tenant, run.RunId, token))
            .ConfigureAwait(false);
        var steps =
            run.State == RunState.Succeeded
                ? []
                : await calls
                    .AskAsync("read it", (store, token) => store.ReadStepsAsync(run.Tenant, run.RunId, token))
                    .ConfigureAwait(false);
        return new RunContents(agents, steps);
    }

    /// <summary>The agents by their numbers.</summary>
    public RunAgent?[] AgentsBy(string[] ids)
    {
        var byId = Agents.ToDictionary(agent => agent.AgentId, StringComparer.Ordinal);
        return [.. ids.Select(id => byId.GetValueOrDefault(id))];
    }
}
