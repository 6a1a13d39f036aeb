using Aegis.Tests.Pipelines.Synthetic;
using Xunit;

namespace Aegis.Tests.Pipelines.Oracle;

/// <summary>Holds a result against <see cref="ReferenceModel"/>.</summary>
internal static class ScenarioCheck
{
    public static void Check(Scenario scenario, ScenarioRun run, GraphResult result, int input)
    {
        var undisturbed = ReferenceModel.Run(scenario, input);
        var stopped = scenario.Stops && undisturbed.Exists(expectation => expectation.Status == AgentStatus.Failed);
        var before = new List<ReferenceModel.Expectation>();
        for (var agent = 0; agent < scenario.Acts.Count; agent++)
        {
            var found = result[agent];
            var expected = ReferenceModel.Expect(scenario, agent, input, before);
            var where = $"A{agent} is {found.Status}, expected {expected} in {scenario}";
            var unstarted = found.Status == AgentStatus.Skipped;
            Assert.True(run.StartsOf(agent) == (unstarted ? 0 : 1), where);
            if (stopped && found.Status != expected.Status)
            {
                CheckStopped(scenario, agent, found, where);
                expected = new(found.Status, 0, RootsOf(found), agent);
            }
            else
            {
                Assert.True(found.Status == expected.Status, where);
                Assert.True(found.ValueOrDefault == expected.Value, where);
                Assert.True(found.SkippedBecause.SequenceEqual(expected.RootIds), where);
            }

            before.Add(expected);
        }

        var succeeded = before.TrueForAll(expectation => expectation.Status == AgentStatus.Succeeded);
        Assert.Equal(succeeded ? PipelineStatus.Succeeded : PipelineStatus.Failed, result.Status);
    }

    public static void CheckEvents(Scenario scenario, List<PipelineEvent> events, GraphResult result)
    {
        if (events.Count == 0)
        {
            return;
        }

        Assert.IsType<RunStarted>(events[0]);
        Assert.IsType<RunCompleted<GraphResult>>(events[^1]);
        Assert.All(events, happened => Assert.Equal(result.RunId, happened.RunId));
        foreach (var outcome in result.Outcomes)
        {
            var own = events.OfType<AgentEvent>().Where(happened => happened.AgentId == outcome.AgentId);
            Type[] expected = outcome.Status switch
            {
                AgentStatus.Succeeded => [typeof(AgentStarted), typeof(AgentCompleted)],
                AgentStatus.Skipped => [typeof(AgentSkipped)],
                _ => [typeof(AgentStarted), typeof(AgentFailed)],
            };
            Assert.True(expected.SequenceEqual(own.Select(happened => happened.GetType())), $"{outcome} in {scenario}");
        }
    }

    /// <summary>A stop may skip an agent that was to run, and cancel one that throws that it is.</summary>
    private static void CheckStopped(Scenario scenario, int agent, AgentOutcome<int> found, string where)
    {
        if (found.Status == AgentStatus.Cancelled)
        {
            Assert.True(scenario.Acts[agent] == Act.ThrowCancelled, where);
            Assert.IsAssignableFrom<OperationCanceledException>(found.Error);
        }
        else
        {
            Assert.True(found.Status == AgentStatus.Skipped, where);
            Assert.True(found.SkippedBecause.Count > 0, where);
        }
    }

    private static int[] RootsOf(AgentOutcome<int> found) =>
        [.. found.SkippedBecause.Select(id => int.Parse(id[1..], System.Globalization.CultureInfo.InvariantCulture))];
}
