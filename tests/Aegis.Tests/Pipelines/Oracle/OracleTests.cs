using Aegis.Pipelines;
using Aegis.Tests.Pipelines.Synthetic;
using Xunit;

namespace Aegis.Tests.Pipelines.Oracle;

/// <summary>Random graphs under random faults, stops, cancellations and bounds, against <see cref="ReferenceModel"/>.</summary>
public sealed class OracleTests
{
    private const int Batches = 20;
    private const int ScenariosPerBatch = 100;

    /// <summary>Of one pipeline, and at once: what is pooled by one is used by another.</summary>
    private const int RunsPerScenario = 3;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, Batches).Select(batch => batch * ScenariosPerBatch)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task RandomScenarios_BecomeWhatTheModelSays(int firstSeed)
    {
        for (var seed = firstSeed; seed < firstSeed + ScenariosPerBatch; seed++)
        {
            var scenario = new Scenario(seed);
            var runs = new AsyncLocal<ScenarioRun>();
            var pipeline = BuildPipeline(scenario, runs);
            await Task.WhenAll(
                Enumerable.Range(1, RunsPerScenario).Select(run => RunAsync(pipeline, scenario, runs, run))
            );
        }
    }

    private static GraphPipeline BuildPipeline(Scenario scenario, AsyncLocal<ScenarioRun> runs) =>
        new(
            [.. scenario.Acts.Select(_ => (AgentBody)(call => runs.Value!.CallAsync(call)))],
            scenario.Edges,
            graph => new PipelineShape(graph) { PlainAgents = scenario.Plain }
        )
        {
            InlineAgents = scenario.Inline,
        };

    private static async Task RunAsync(
        GraphPipeline pipeline,
        Scenario scenario,
        AsyncLocal<ScenarioRun> runs,
        int number
    )
    {
        await Task.Yield();
        using var source = new CancellationTokenSource();
        var run = new ScenarioRun(scenario, source);
        runs.Value = run;
        if (scenario.Cancels == -1)
        {
            await source.CancelAsync();
        }

        var input = number * 1000;
        GraphResult? result;
        try
        {
            result = await StartAsync(pipeline, scenario, input, source.Token);
        }
        catch (OperationCanceledException exception)
        {
            Assert.True(source.IsCancellationRequested, scenario.ToString());
            Assert.Equal(source.Token, exception.CancellationToken);
            result = null;
        }

        Assert.True(run.Violations.IsEmpty, $"{string.Join(", ", run.Violations)} in {scenario}");
        Assert.True(run.Running == 0, $"still running in {scenario}");
        if (result is null)
        {
            return;
        }

        Assert.False(source.IsCancellationRequested, scenario.ToString());
        ScenarioCheck.Check(scenario, run, result, input);
    }

    private static async Task<GraphResult> StartAsync(
        GraphPipeline pipeline,
        Scenario scenario,
        int input,
        CancellationToken token
    )
    {
        var events = new List<PipelineEvent>();
        var options = new PipelineRunOptions
        {
            MaxConcurrency = scenario.MaxConcurrency,
            OnFailure = scenario.Stops ? OnFailure.StopPipeline : OnFailure.Continue,
            MeasureDuration = scenario.Follow == 1,
            Progress = scenario.Follow == 2 ? new ListProgress(events) : null,
        };
        if (scenario.Follow != 3)
        {
            var result = await pipeline.RunAsync(input, options, token);
            ScenarioCheck.CheckEvents(scenario, events, result);
            return result;
        }

        await foreach (var happened in pipeline.StreamAsync(input, options, token))
        {
            events.Add(happened);
        }

        var completed = Assert.IsType<RunCompleted<GraphResult>>(events[^1]);
        ScenarioCheck.CheckEvents(scenario, events, completed.Result);
        return completed.Result;
    }

    private sealed class ListProgress(List<PipelineEvent> events) : IProgress<PipelineEvent>
    {
        public void Report(PipelineEvent value) => events.Add(value);
    }
}
