using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Tests.Tasks.Scenarios;

/// <summary>Each scenario by each scheduler: pipelines and task graphs follow the same rules.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<string, string> Cases =>
        [.. from driver in ScenarioDrivers.All.Keys from scenario in ScenarioTable.All select (driver, scenario.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Scenario_EndsAsItShould(string driver, string name)
    {
        var scenario = ScenarioTable.All.Single(scenario => scenario.Name == name);
        using var run = new ScenarioRun(scenario);
        var running = ScenarioDrivers.All[driver](run);

        if (scenario.Expected is null)
        {
            var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
            Assert.Equal(run.Token, exception.CancellationToken);
        }
        else
        {
            var result = await running;
            Assert.Equal(scenario.Expected, Describe(result, scenario));
            Assert.Equal((scenario.Summary, scenario.Status), (result.Summary, result.Status));
        }

        CheckOrder(run);
    }

    private static string Describe(PipelineResult result, Scenario scenario)
    {
        var names = scenario
            .Agents.Select((agent, number) => (agent.Id, number))
            .ToDictionary(agent => GraphPipeline.IdOf(agent.number), agent => agent.Id);
        return string.Join(", ", result.Outcomes.Select(Describe));

        string Describe(AgentOutcome outcome) =>
            $"{Name(outcome.AgentId)} {outcome.Status.ToString().ToLowerInvariant()}"
            + (
                outcome.Status == AgentStatus.Skipped
                    ? $"({string.Join(' ', outcome.SkippedBecause.Select(Name))})"
                    : ""
            );

        string Name(string id) => names.GetValueOrDefault(id, id);
    }

    private static void CheckOrder(ScenarioRun run)
    {
        var scenario = run.Scenario;
        var log = run.Log;
        var starts = log.Where(entry => entry.Starts).Select(entry => entry.Agent).ToList();
        Assert.Equal(starts.Order(), log.Where(entry => !entry.Starts).Select(entry => entry.Agent).Order());
        Assert.Equal(starts.Distinct(), starts);
        Assert.True(scenario.Starts is null || scenario.Starts == string.Join(' ', starts), string.Join(' ', starts));
        foreach (var agent in scenario.Agents.Where(agent => starts.Contains(agent.Id)))
        {
            var start = IndexOf(agent.Id, starts: true);
            Assert.All(agent.Required, needed => Assert.InRange(IndexOf(needed, starts: false), 0, start));
            Assert.All(agent.Optional, needed => Assert.InRange(IndexOf(needed, starts: false), -1, start));
        }

        var running = 0;
        var limit = scenario.MaxConcurrency == 0 ? int.MaxValue : scenario.MaxConcurrency;
        Assert.All(log, entry => Assert.InRange(running += entry.Starts ? 1 : -1, 0, limit));

        int IndexOf(string agent, bool starts) => log.ToList().IndexOf((agent, starts));
    }
}
