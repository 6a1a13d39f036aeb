using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Resilience.Tests.Agents;

public sealed class CircuitTests : IDisposable
{
    private static readonly Exception Down = new HttpRequestException("down");

    private readonly FakeTimeProvider clock = new();
    private readonly ServiceCollection services = [];
    private ServiceProvider? provider;

    public void Dispose() => provider?.Dispose();

    [Fact]
    public async Task CallsThatFailInARow_OpenIt_UntilOneThatIsLetThroughSucceeds()
    {
        var script = new Script([.. Enumerable.Repeat(Script.Throw(Down), 6)]);
        var pipeline = new FragilePipeline(Provider(script));

        // a call counts once, however often it was attempted
        Assert.Same(Down, await ErrorAsync(pipeline));
        Assert.Same(Down, await ErrorAsync(pipeline));
        Assert.Equal(4, script.Calls);

        var open = Assert.IsType<CircuitOpenException>(await ErrorAsync(pipeline));
        Assert.Equal(("Fragile", TimeSpan.FromSeconds(30)), (open.Key, open.RetryAfter));
        clock.Advance(TimeSpan.FromSeconds(20));
        open = Assert.IsType<CircuitOpenException>(await ErrorAsync(pipeline));
        Assert.Equal(TimeSpan.FromSeconds(10), open.RetryAfter);
        Assert.Equal(4, script.Calls);

        // the one that is let through fails
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Same(Down, await ErrorAsync(pipeline));
        Assert.Equal(6, script.Calls);
        Assert.IsType<CircuitOpenException>(await ErrorAsync(pipeline));
        Assert.Equal(6, script.Calls);

        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(await ErrorAsync(pipeline));
        Assert.Null(await ErrorAsync(pipeline));
    }

    [Fact]
    public async Task PipelinesOfOneApp_ShareTheBreakerOfTheRegistry()
    {
        var script = Script.Always(Script.Throw(Down));
        services.AddAegis();
        var app = Provider(script);
        await ErrorAsync(new FragilePipeline(app));
        await ErrorAsync(new FragilePipeline(app));
        Assert.IsType<CircuitOpenException>(await ErrorAsync(new FragilePipeline(app)));

        var registry = app.GetRequiredService<CircuitBreakerRegistry>();
        Assert.Equal(CircuitState.Open, registry.GetBreaker("Fragile").State);
        Assert.True(registry.Reset("Fragile"));
        Assert.Same(Down, await ErrorAsync(new FragilePipeline(app)));
    }

    [Fact]
    public async Task Key_IsSharedByAgents()
    {
        var script = new Script(Script.Throw(Down));
        var result = await new SharedPipeline(Provider(script)).RunPipelineAsync(
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Same(Down, result.OneOfTwo.Error);
        Assert.Equal("shared", Assert.IsType<CircuitOpenException>(result.OtherOfTwo.Error).Key);
    }

    [Fact]
    public async Task ShareOfFailures_OpensIt()
    {
        Func<CancellationToken, Task> fail = Script.Throw(Down);
        Func<CancellationToken, Task> pass = static _ => Task.CompletedTask;
        var script = new Script(pass, fail, pass, fail, fail, fail);
        var pipeline = new WaveringPipeline(Provider(script));
        for (var call = 0; call < 4; call++)
        {
            var before = await pipeline.RunPipelineAsync(cancellationToken: TestContext.Current.CancellationToken);
            Assert.IsNotType<CircuitOpenException>(before.Wavering.Error);
        }

        var result = await pipeline.RunPipelineAsync(cancellationToken: TestContext.Current.CancellationToken);
        var open = Assert.IsType<CircuitOpenException>(result.Wavering.Error);
        Assert.Equal("Wavering", open.Key);
        Assert.Equal(4, script.Calls);
    }

    [Fact]
    public async Task TotalTimeout_Counts()
    {
        var script = Script.Always(Script.Hang);
        var pipeline = new HangingPipeline(Provider(script));
        var first = await clock.RunAsync(
            pipeline.RunPipelineAsync(cancellationToken: TestContext.Current.CancellationToken)
        );
        Assert.IsType<AgentTimeoutException>(first.Hanging.Error);
        var second = await pipeline.RunPipelineAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.IsType<CircuitOpenException>(second.Hanging.Error);
        Assert.Equal(1, script.Calls);
    }

    [Fact]
    public async Task TotalTimeout_CountsForTheShareToo()
    {
        var script = Script.Always(Script.Hang);
        var pipeline = new HangingOftenPipeline(Provider(script));
        for (var call = 0; call < 2; call++)
        {
            var hung = await clock.RunAsync(
                pipeline.RunPipelineAsync(cancellationToken: TestContext.Current.CancellationToken)
            );
            Assert.IsType<AgentTimeoutException>(hung.HangingOften.Error);
        }

        var result = await pipeline.RunPipelineAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.IsType<CircuitOpenException>(result.HangingOften.Error);
        Assert.Equal(2, script.Calls);
    }

    [Fact]
    public async Task ExceptionsOfTheAgentsOwnPolly_StayWhatTheyAre()
    {
        Exception[] own =
        [
            new Polly.CircuitBreaker.BrokenCircuitException("the database's"),
            new Polly.Timeout.TimeoutRejectedException("the search's", TimeSpan.FromSeconds(3)),
        ];
        foreach (var error in own)
        {
            var pipeline = new WrappingPipeline(
                new ServiceCollection().AddSingleton(new Script(Script.Throw(error))).BuildServiceProvider()
            );
            var result = await pipeline.RunPipelineAsync(cancellationToken: TestContext.Current.CancellationToken);
            Assert.Same(error, result.Wrapping.Error);
        }
    }

    [Fact]
    public async Task CancelledRuns_DoNotCount()
    {
        var script = Script.Always(Script.Hang);
        var pipeline = new FragilePipeline(Provider(script));
        for (var run = 0; run < 5; run++)
        {
            using var source = new CancellationTokenSource();
            var task = pipeline.RunPipelineAsync(cancellationToken: source.Token);
            await source.CancelAsync();
            await Assert.ThrowsAsync<OperationCanceledException>(() => task);
        }

        Assert.Equal(5, script.Calls);
    }

    private ServiceProvider Provider(Script script) =>
        provider = services.AddSingleton(script).AddSingleton<TimeProvider>(clock).BuildServiceProvider();

    private static async Task<Exception?> ErrorAsync(FragilePipeline pipeline) =>
        (await pipeline.RunPipelineAsync(cancellationToken: TestContext.Current.CancellationToken)).Fragile.Error;
}
