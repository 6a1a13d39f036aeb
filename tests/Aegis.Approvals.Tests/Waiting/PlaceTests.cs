using Aegis.Resilience;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Approvals.Tests.Waiting;

/// <summary>Who waits for people takes up nothing that others could use.</summary>
public sealed class PlaceTests
{
    [Fact]
    public async Task PlaceAmongTheAgentsOfARun_IsFreeWhileOneWaits()
    {
        await using var app = new App(model: new Charging());
        var peak = WatchPeak(app);
        var run = new PayersPipeline(app.Services).RunPipelineAsync(
            options: new PipelineRunOptions { MaxConcurrency = 1 },
            input: "go",
            cancellationToken: App.Token
        );

        await ApproveAllAsync(app, 3);

        (await run).EnsureSuccess();
        Assert.Equal((3, 1), (app.Bank.Effects.Count, peak()));
    }

    [Fact]
    public async Task PlaceInAPool_IsFreeWhileOneWaits_AndTheCircuitHearsNothing()
    {
        await using var app = new App(model: new Charging());
        await using var pool = new AgentPool(1, 1, TimeSpan.FromSeconds(30));
        var peak = WatchPeak(app);
        var pipeline = new PayersPipeline(app.Services);
        var runs = Enumerable
            .Range(0, 4)
            .Select(_ => pipeline.RunPipelineAsync("go", new PipelineRunOptions { Pool = pool }, App.Token))
            .ToList();

        var requests = await RequestsAsync(app, 12);
        while (pool.GetStatus().Running > 0)
        {
            await Task.Yield();
        }

        Assert.Equal((0L, 0L, 0), (pool.GetStatus().Succeeded, pool.GetStatus().Failed, pool.GetStatus().Waiting));
        await ApproveAsync(app, requests);

        Assert.All(await Task.WhenAll(runs), static result => result.EnsureSuccess());
        Assert.Equal((12, 1), (app.Bank.Effects.Count, peak()));
        var status = pool.GetStatus();
        Assert.Equal((12L, 0L, 0, 0), (status.Succeeded, status.Failed, status.Running, status.Waiting));
    }

    [Fact]
    public async Task AgentThatWorksBesidesWaiting_KeepsItsPlace_UntilAllOfItWaits()
    {
        var works = new Works();
        await using var app = new App(
            configure: services => services.AddSingleton(works),
            model: Model.Calling(Model.Call("charge_card", ("amount", 1)), Model.Call("work"))
        );
        await using var pool = new AgentPool(1, 1, TimeSpan.FromSeconds(30));
        var run = new BusyPipeline(app.Services).RunPipelineAsync(
            "go",
            new PipelineRunOptions { Pool = pool },
            App.Token
        );
        var requests = await RequestsAsync(app, 1);
        await works.Begun.Task;
        Assert.Equal(1, pool.GetStatus().Running);

        works.Done.SetResult();
        while (pool.GetStatus().Running > 0)
        {
            await Task.Yield();
        }

        await ApproveAsync(app, requests);
        (await run).EnsureSuccess();
        Assert.Equal((0, 1L), (pool.GetStatus().Running, pool.GetStatus().Succeeded));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunThatIsGivenUp_WhileItWaitsForItsPlace_LosesNone(bool ofRun)
    {
        await using var app = new App(model: new Charging());
        await using var pool = new AgentPool(ofRun ? 8 : 1, 1, TimeSpan.FromSeconds(30));
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Bank.Before = async () =>
        {
            held.TrySetResult();
            await hold.Task;
        };
        using var given = CancellationTokenSource.CreateLinkedTokenSource(App.Token);
        var options = new PipelineRunOptions { Pool = pool, MaxConcurrency = ofRun ? 1 : null };
        var run = new PayersPipeline(app.Services).RunPipelineAsync("go", options, given.Token);
        await ApproveAllAsync(app, 3);
        await held.Task;

        // one has the place, the others are allowed and want it back
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        hold.SetResult();

        var status = pool.GetStatus();
        Assert.Equal((0, 0), (status.Running, status.Waiting));
        app.Bank.Before = static () => Task.CompletedTask;
        var next = new PayersPipeline(app.Services).RunPipelineAsync("go", options, App.Token);
        await ApproveAllAsync(app, 3);
        (await next).EnsureSuccess();
    }

    [Fact]
    public async Task HundredsThatWait_HoldNoThreads()
    {
        await using var app = new App(model: new Charging());
        await using var pool = new AgentPool(2, 1, TimeSpan.FromSeconds(30));
        var pipeline = new PayersPipeline(app.Services);
        var runs = Enumerable
            .Range(0, 100)
            .Select(_ =>
                pipeline.RunPipelineAsync("go", new PipelineRunOptions { Pool = pool, MaxConcurrency = 1 }, App.Token)
            )
            .ToList();

        var requests = await RequestsAsync(app, 300);

        Assert.InRange(ThreadPool.ThreadCount, 0, requests.Count - 1);
        await ApproveAsync(app, requests);
        Assert.All(await Task.WhenAll(runs), static result => result.EnsureSuccess());
        Assert.Equal(300, app.Bank.Effects.Count);
    }

    [Fact]
    public async Task AgentsThatWaitAndGoOnAtRandom_NeverBlockEachOther()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        await using var app = new App(
            approvals =>
                approvals.OnRequest(
                    async (_, token) =>
                    {
                        int yields;
                        bool approves;
                        lock (random)
                        {
                            (yields, approves) = (random.Next(20), random.Next(4) > 0);
                        }

                        for (; yields > 0; yields--)
                        {
                            await Task.Yield();
                        }

                        return approves ? ApprovalDecision.Approve("alice") : ApprovalDecision.Reject("alice");
                    }
                ),
            model: new Charging()
        );
        await using var pool = new AgentPool(2, 1, TimeSpan.FromSeconds(30));
        var pipeline = new PayersPipeline(app.Services);
        var runs = Enumerable
            .Range(0, 150)
            .Select(index =>
                pipeline.RunPipelineAsync(
                    "go",
                    new PipelineRunOptions { Pool = pool, MaxConcurrency = 1 + (index % 3) },
                    App.Token
                )
            );

        var results = await Task.WhenAll(runs).WaitAsync(TimeSpan.FromMinutes(2), App.Token);

        Assert.All(results, result => Assert.True(result.Status == PipelineStatus.Succeeded, $"seed {seed}"));
        Assert.Equal((0, 0, 450L), (pool.GetStatus().Running, pool.GetStatus().Waiting, pool.GetStatus().Succeeded));
    }

    private static Func<int> WatchPeak(App app)
    {
        var (running, peak) = (0, 0);
        app.Bank.Before = async () =>
        {
            var now = Interlocked.Increment(ref running);
            for (var seen = peak; now > seen; seen = peak)
            {
                Interlocked.CompareExchange(ref peak, now, seen);
            }

            for (var turn = 0; turn < 10; turn++)
            {
                await Task.Yield();
            }

            Interlocked.Decrement(ref running);
        };
        return () => peak;
    }

    private static async Task<IReadOnlyList<Approval>> RequestsAsync(App app, int count)
    {
        while (true)
        {
            if (await app.Approvals.ListPendingAsync(1000, null, App.Token) is var found && found.Count >= count)
            {
                return found;
            }

            await Task.Yield();
        }
    }

    private static async Task ApproveAllAsync(App app, int count) =>
        await ApproveAsync(app, await RequestsAsync(app, count));

    private static Task ApproveAsync(App app, IReadOnlyList<Approval> requests) =>
        Parallel.ForEachAsync(
            requests,
            App.Token,
            async (request, token) => await app.Approvals.ApproveAsync(request.OperationId, App.Alice, null, token)
        );
}
