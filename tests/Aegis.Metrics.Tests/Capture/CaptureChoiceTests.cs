using Aegis.Runs;
using Aegis.Tasks;
using Aegis.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aegis.Metrics.Tests.Capture;

/// <summary>What is recorded by itself, and what is not.</summary>
public sealed class CaptureChoiceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReplayedAgents_AreNotCountedAgain()
    {
        await using var app = new CapturedApp(services => services.AddSingleton<IRunStore>(new InMemoryRunStore()));
        app.Script["Writer"] = (call, _) => call == 1 ? Task.FromException(new FormatException()) : Task.CompletedTask;
        var options = new PipelineRunOptions { RunId = "r-1" };

        await app.RunAsync(options);
        await app.CallsAsync();
        app.Store.Calls.Clear();
        app.Store.Interactions.Clear();
        var again = await app.RunAsync(options);

        Assert.Equal("4 succeeded", again.Summary);
        Assert.Equal(["Editor", "Writer"], (await app.CallsAsync()).Select(call => call.Agent));
        // what the replayed ones gave was handed over now; the critic was given its own then
        Assert.Equal(
            ["Critic Dependency Editor", "Scout Dependency Writer", "Writer Dependency Editor"],
            await app.EdgesAsync()
        );
    }

    [Fact]
    public async Task AppThatDoesNotWantThem_RecordsNoRuns_AndMeasuresNothing()
    {
        await using var app = new CapturedApp(services =>
            services.Configure<AgentMetricsOptions>(options => options.CapturesRuns = false)
        );

        var result = await app.RunAsync();

        Assert.Null(result.Writer.Duration);
        Assert.Empty(await app.CallsAsync());
    }

    [Fact]
    public async Task ServicesWithoutMetrics_MeasureNothing()
    {
        await using var app = new CapturedApp(services => services.RemoveAll<AgentMetrics>());

        Assert.Null((await app.RunAsync()).Writer.Duration);
    }

    [Fact]
    public async Task PoolsOfRunStates_AreLeftCleanBehind()
    {
        await using var app = new CapturedApp();
        var pipeline = new Report(app.Services);
        app.Script["Writer"] = async (call, _) =>
        {
            await Task.Yield();
            if (call == 1)
            {
                throw new FormatException();
            }
        };

        var first = await pipeline.RunPipelineAsync(cancellationToken: Token);
        (await pipeline.RunPipelineAsync(cancellationToken: Token)).EnsureSuccess();
        var calls = await app.CallsAsync();

        Assert.Equal(PipelineStatus.Failed, first.Status);
        Assert.Equal((8, 1), (calls.Count, calls.Count(call => call.Status == AgentStatus.Failed)));
        Assert.Equal(2, calls.Select(call => call.RunId).Distinct().Count());
    }

    [Fact]
    public async Task TasksOfAGraph_AreRecorded_ByTheirIds()
    {
        await using var app = new CapturedApp();
        var find = new AgentTask("find", (_, _) => Task.FromResult("fox"));
        var tell = new AgentTask("tell", (context, _) => Task.FromResult(context.Output<string>("find")))
        {
            DependsOn = ["find"],
        };

        var result = await new Orchestrator(app.Services).RunTasksAsync([find, tell], cancellationToken: Token);
        result.EnsureSuccess();

        Assert.Equal(["find", "tell"], (await app.CallsAsync()).Select(call => call.Agent));
        Assert.Equal(["find Dependency tell"], await app.EdgesAsync());
    }

    [Fact]
    public async Task TurnsThatLoopsSendEachOther_AreMessages()
    {
        await using var app = new CapturedApp();
        var options = new AgentLoopOptions { Services = app.Services };
        using var front = new AgentLoop("front", "Takes calls.", [], options);
        using var back = new AgentLoop("back", "Does the work.", Desk.Tools, options);

        await front.SendAsync("back", Desk.Turns.Note("a"), Token);
        await front.SendAsync(back, Desk.Turns.Note("b"), Token);
        // neither to oneself, nor what never arrived
        await back.SendAsync("back", Desk.Turns.Note("c"), Token);
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await back.SendAsync(front, Desk.Turns.Note("d"), Token)
        );

        Assert.Equal(["front Message back", "front Message back"], await app.EdgesAsync());
    }
}
