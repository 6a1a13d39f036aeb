using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Resilience.Tests.Agents;

public class ConcurrencyLimitTests
{
    [Fact]
    public async Task CallsBeyondTheLimit_WaitAndBeyondTheQueueAreTurnedAway()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var script = Script.Always(_ => gate.Task);
        using var provider = new ServiceCollection().AddSingleton(script).BuildServiceProvider();
        var pipeline = new NarrowPipeline(provider);
        var runs = Enumerable
            .Range(0, 6)
            .Select(_ => pipeline.RunPipelineAsync(cancellationToken: TestContext.Current.CancellationToken))
            .ToList();
        Assert.Equal(2, script.Calls);

        var turnedAway = await runs[5];
        var full = Assert.IsType<AgentPoolFullException>(turnedAway.Narrow.Error);
        Assert.Equal(3, full.QueueLimit);
        Assert.StartsWith("'Narrow' is full", full.Message, StringComparison.Ordinal);

        gate.SetResult();
        var results = await Task.WhenAll(runs.Take(5));
        Assert.All(results, result => Assert.Equal(AgentStatus.Succeeded, result.Narrow.Status));
        Assert.Equal(5, script.Calls);
    }

    [Fact]
    public async Task RunThatIsCancelledWhileItWaits_LeavesItsPlace()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var script = Script.Always(_ => gate.Task);
        using var provider = new ServiceCollection().AddSingleton(script).BuildServiceProvider();
        var pipeline = new NarrowPipeline(provider);
        var first = pipeline.RunPipelineAsync(cancellationToken: TestContext.Current.CancellationToken);
        var second = pipeline.RunPipelineAsync(cancellationToken: TestContext.Current.CancellationToken);
        for (var round = 0; round < 20; round++)
        {
            using var source = new CancellationTokenSource();
            var waiting = pipeline.RunPipelineAsync(cancellationToken: source.Token);
            await source.CancelAsync();
            await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);
        }

        Assert.Equal(2, script.Calls);
        gate.SetResult();
        await Task.WhenAll(first, second);
        var third = await pipeline.RunPipelineAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(AgentStatus.Succeeded, third.Narrow.Status);
    }
}
