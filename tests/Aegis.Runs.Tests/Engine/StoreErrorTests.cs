using Aegis.Runs.Tests.Agents;
using Aegis.Runs.Tests.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Runs.Tests.Engine;

// a store that fails at each of its calls
public sealed class StoreErrorTests
{
    /// <summary>Begin, six commits and the end of an unbroken run.</summary>
    private const int CallsOfARun = 8;

    private readonly InMemoryRunStore store = new();

    public static TheoryData<int, bool> EachCall =>
        new(Enumerable.Range(1, CallsOfARun).SelectMany(at => new[] { (at, false), (at, true) }));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UnbrokenRun_AsksSoOften()
    {
        var counting = new FailingStore(store, int.MaxValue);

        await new Desk(counting).RunAsync(token: Token);

        Assert.Equal(CallsOfARun, counting.Calls);
    }

    [Theory]
    [MemberData(nameof(EachCall))]
    public async Task StoreThatFailsFromACallOn_EndsTheRunClearly_AndLosesNothing(int at, bool afterwards)
    {
        var desk = new Desk(new FailingStore(store, at, afterwards: afterwards));
        if (at == CallsOfARun)
        {
            // all agents are committed; that the run has ended will be found out by the next
            Assert.Equal(PipelineStatus.Succeeded, (await desk.RunAsync(token: Token)).Status);
        }
        else
        {
            var error = await Assert.ThrowsAsync<RunStoreException>(() => desk.RunAsync(token: Token));
            Assert.StartsWith("The store of run 'run-1' of DigestPipeline could not", error.Message);
            Assert.IsType<IOException>(error.InnerException);
        }

        var committed = await store.ReadAgentsAsync("default", "run-1", Token);
        var next = new Desk(new AgelessStore(store));
        var result = await next.RunAsync(token: Token);

        Assert.Equal("Succeeded two 2", result.Writer.Value);
        Assert.All(committed, agent => Assert.Equal(0, next.Script[agent.AgentId]));
        Assert.Equal(6 - committed.Count, next.Script.Counts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [MemberData(nameof(EachCall))]
    public async Task StoreThatFailsOnce_IsAskedAgain(int at, bool afterwards)
    {
        var desk = new Desk(new FailingStore(store, at, once: true, afterwards), TimeProvider.System).With(services =>
            services.Configure<RunsOptions>(options => options.StoreBudget = TimeSpan.FromMinutes(1))
        );

        var result = await desk.RunAsync(token: Token);

        Assert.Equal("Succeeded two 2", result.Writer.Value);
        Assert.Equal("Audit:1 Finder:1 Judge:1 Lines:1 Source:1 Writer:1", desk.Script.Counts);
        Assert.Equal(RunState.Succeeded, (await store.FindAsync("default", "run-1", Token))!.State);
        Assert.Equal(6, (await store.ReadAgentsAsync("default", "run-1", Token)).Count);
    }

    [Fact]
    public async Task CommitThatFails_ShowsAsTheAgentsFailure()
    {
        var log = new EventLog();

        // Begin and the commit of Source go well
        await Assert.ThrowsAsync<RunStoreException>(() =>
            new Desk(new FailingStore(store, at: 2)).RunAsync(progress: log, token: Token)
        );

        var failed = Assert.Single(log.All.OfType<AgentFailed>());
        Assert.Equal("Source", failed.AgentId);
        Assert.Contains("could not keep what agent 'Source' gave", failed.Outcome.Error!.Message);
        Assert.Single(log.All.OfType<AgentStarted>());
    }

    /// <summary>The lease of whoever had the run before is over.</summary>
    private sealed class AgelessStore(InMemoryRunStore store) : Interposed(store)
    {
        private readonly InMemoryRunStore store = store;

        protected override async ValueTask<T> CallAsync<T>(string name, Func<ValueTask<T>> call)
        {
            if (name == "Begin" && await store.FindAsync("default", "run-1", Token) is { State: RunState.Running } run)
            {
                await store.RenewAsync(run.Handle, TimeSpan.Zero, Token);
            }

            return await call();
        }
    }
}
