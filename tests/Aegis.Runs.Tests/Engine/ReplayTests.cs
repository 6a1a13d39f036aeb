using Aegis.Runs.Tests.Agents;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Runs.Tests.Engine;

public sealed class ReplayTests
{
    private const string Once = "Audit:1 Finder:1 Judge:1 Lines:1 Source:1 Writer:1";
    private readonly InMemoryRunStore store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FinishedRun_IsTheSame_AndCallsNobody()
    {
        var first = await new Desk(store).RunAsync(token: Token);
        var other = new Desk(store);
        var log = new EventLog();

        var again = await other.RunAsync(progress: log, token: Token);

        Assert.Equal("", other.Script.Counts);
        Assert.Equal(PipelineStatus.Succeeded, again.Status);
        Assert.Equal(first.Summary, again.Summary);
        Assert.Equal(first.Source.Value, again.Source.Value);
        Assert.Equal(first.Lines.Value, again.Lines.Value);
        Assert.Equal(first.Judge.Value, again.Judge.Value);
        Assert.Equal("Succeeded two 2", again.Writer.Value);
        var (before, after) = (first.Finder.Value, again.Finder.Value);
        Assert.Equal(before with { Moods = after.Moods }, after);
        Assert.Equal(before.Moods, after.Moods);
        Assert.Equal(7, again.Usage!.InputTokenCount);
        Assert.All(again.Outcomes, outcome => Assert.True(outcome.IsReplayed));
        Assert.All(first.Outcomes, outcome => Assert.False(outcome.IsReplayed));
        Assert.True(again.Writer.IsReplayed && !first.Writer.IsReplayed);
        Assert.Equal(
            ["Audit", "Finder", "Judge", "Lines", "Source", "Writer"],
            log.All.OfType<AgentReplayed>().Select(happened => happened.AgentId).Order()
        );
        Assert.Empty(log.All.OfType<AgentStarted>());
        Assert.True(log.All.OfType<AgentReplayed>().First().Outcome.IsReplayed);
    }

    [Fact]
    public async Task Null_ComesBack()
    {
        await new Desk(store).RunAsync("", token: Token);

        Assert.Null((await new Desk(store).RunAsync("", token: Token)).Source.Value);
    }

    [Theory]
    [InlineData("Source")]
    [InlineData("Lines")]
    [InlineData("Audit")]
    [InlineData("Judge")]
    [InlineData("Writer")]
    public async Task RunThatFailed_CallsOnlyWhoDidNotSucceed(string broken)
    {
        var desk = new Desk(store);
        desk.Script.Fail(broken);
        var failed = await desk.RunAsync(token: Token);
        Assert.Equal(PipelineStatus.Failed, failed.Status);
        var succeeded = Succeeded(failed);
        Assert.Equal(RunState.Failed, (await store.FindAsync("default", "run-1", Token))!.State);
        Assert.Equal($"{broken} is broken", (await store.FindAsync("default", "run-1", Token))!.Error);

        desk.Script.Mend(broken);
        var result = await desk.RunAsync(token: Token);

        Assert.Equal("Succeeded two 2", result.Writer.Value);
        Assert.Equal(Once.Replace($"{broken}:1", $"{broken}:2", StringComparison.Ordinal), desk.Script.Counts);
        Assert.Equal(
            succeeded,
            result.Outcomes.Where(outcome => outcome.IsReplayed).Select(outcome => outcome.AgentId)
        );
        Assert.Equal(RunState.Succeeded, (await store.FindAsync("default", "run-1", Token))!.State);
    }

    [Fact]
    public async Task WhoEndedBesideAnOptionalFailure_KeepsWhatItGave()
    {
        var desk = new Desk(store);
        desk.Script.Fail("Finder").Fail("Audit");
        var failed = await desk.RunAsync(token: Token);
        Assert.Equal(-1, failed.Judge.Value);

        desk.Script.Mend("Finder").Mend("Audit");
        var result = await desk.RunAsync(token: Token);

        Assert.Equal(-1, result.Judge.Value);
        Assert.Equal("Succeeded two -1", result.Writer.Value);
        Assert.Equal(1, desk.Script["Judge"]);
    }

    [Fact]
    public async Task CancelledRun_GoesOn()
    {
        using var gaveUp = new CancellationTokenSource();
        var desk = new Desk(store);
        desk.Script.On(
            "Judge",
            async token =>
            {
                await gaveUp.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
            }
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => desk.RunAsync(token: gaveUp.Token));
        Assert.Equal(RunState.Cancelled, (await store.FindAsync("default", "run-1", Token))!.State);

        desk.Script.Mend("Judge");
        var result = await desk.RunAsync(token: Token);

        Assert.Equal(2, result.Judge.Value);
        Assert.Equal((1, 1), (desk.Script["Source"], desk.Script["Lines"]));
        Assert.Equal(2, desk.Script["Judge"]);
    }

    [Fact]
    public async Task RunOutOfTime_GoesOn_OneAgentAtATime()
    {
        var desk = new Desk(store);
        desk.Script.Hang("Judge");
        var options = new PipelineRunOptions
        {
            RunId = "run-1",
            Timeout = TimeSpan.FromMinutes(1),
            MaxConcurrency = 1,
            OnFailure = OnFailure.StopPipeline,
        };
        var pipeline = new DigestPipeline(desk.Build());
        var running = pipeline.RunPipelineAsync("tea", 2, options, Token);
        await desk.Script.ReachedAsync("Judge").WaitAsync(Token);
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(PipelineStatus.TimedOut, (await running).Status);
        Assert.Equal(RunState.TimedOut, (await store.FindAsync("default", "run-1", Token))!.State);

        desk.Script.Mend("Judge");
        var result = await pipeline.RunPipelineAsync("tea", 2, options, Token);

        Assert.Equal("Succeeded two 2", result.Writer.Value);
        Assert.Equal("Audit:1 Finder:1 Judge:2 Lines:1 Source:1 Writer:1", desk.Script.Counts);
    }

    [Fact]
    public async Task StreamedRun_IsKept()
    {
        var desk = new Desk(store);
        desk.Script.Fail("Writer");
        var options = new PipelineRunOptions { RunId = "run-1" };
        await foreach (var _ in new DigestPipeline(desk.Build()).StreamPipelineAsync("tea", 2, options, Token)) { }

        desk.Script.Mend("Writer");
        var events = new List<PipelineEvent>();
        await foreach (var happened in new DigestPipeline(desk.Build()).StreamPipelineAsync("tea", 2, options, Token))
        {
            events.Add(happened);
        }

        Assert.Equal(5, events.OfType<AgentReplayed>().Count());
        Assert.Equal("AgentCompleted Writer", Assert.Single(events.OfType<AgentCompleted>()).ToString());
        Assert.Equal("Succeeded two 2", ((RunCompleted<DigestPipelineResult>)events[^1]).Result.Writer.Value);
    }

    [Fact]
    public async Task RunIdAlone_IsNotKept()
    {
        var script = new Script();
        await using var services = new ServiceCollection().AddAegis().AddSingleton(script).BuildServiceProvider();
        var pipeline = new DigestPipeline(services);

        Assert.Null(services.GetService<IRunStore>());
        (await pipeline.RunPipelineAsync("tea", 2, new PipelineRunOptions { RunId = "run-1" }, Token)).EnsureSuccess();
        var again = await pipeline.RunPipelineAsync("coffee", 2, new PipelineRunOptions { RunId = "run-1" }, Token);

        Assert.Equal((2, "coffee", "run-1"), (script["Source"], again.Source.Value!, again.RunId));
    }

    [Fact]
    public async Task StoreOfTheOptions_IsUsed_WithTheTenant()
    {
        var services = new ServiceCollection().AddSingleton(new Script()).BuildServiceProvider();
        var options = new PipelineRunOptions
        {
            RunId = "run-1",
            Store = store,
            Tenant = "acme",
        };

        (await new DigestPipeline(services).RunPipelineAsync("tea", 2, options, Token)).EnsureSuccess();

        Assert.Equal(6, (await store.ReadAgentsAsync("acme", "run-1", Token)).Count);
    }

    [Fact]
    public async Task StoreWithoutRunId_IsRefused()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() =>
            new DigestPipeline(new Desk(store).Build()).RunPipelineAsync(
                "tea",
                2,
                new PipelineRunOptions { Store = store },
                Token
            )
        );

        Assert.Contains("needs a RunId", error.Message, StringComparison.Ordinal);
    }

    private static List<string> Succeeded(PipelineResult result) =>
        [
            .. result
                .Outcomes.Where(outcome => outcome.Status == AgentStatus.Succeeded)
                .Select(outcome => outcome.AgentId),
        ];
}
