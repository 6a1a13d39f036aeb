using System.Runtime.CompilerServices;
using Aegis.Tests.Pipelines.Emitted;
using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Aegis.Tests.Pipelines;

/// <summary>A run state is used again, and nothing of one run gets into the next or stays alive in the pool.</summary>
public sealed class PooledStateTests
{
    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAfterAFailedOne_KnowsNothingOfTheFailure()
    {
        AgentBody fails = async call =>
        {
            await Task.Yield();
            return call.Input < 0 ? throw new FormatException() : call.Sum;
        };
        var pipeline = new GraphPipeline([fails, Bodies.Sum], [new(0, 1)]);

        for (var run = 0; run < 20; run++)
        {
            var failed = await pipeline.RunAsync(-1, cancellationToken: TestToken);
            var succeeded = await pipeline.RunAsync(run, cancellationToken: TestToken);

            Assert.Equal("1 failed, 1 skipped", failed.Summary);
            Assert.Equal("2 succeeded", succeeded.Summary);
            Assert.Equal(PipelineStatus.Succeeded, succeeded.Status);
            Assert.Null(succeeded.Duration);
            Assert.Equal(2 * run + 1, succeeded[1].Value);
        }
    }

    [Fact]
    public async Task OptionalDependencyThatFails_GivesDefaultAndNotTheLastRunsValue()
    {
        AgentBody fails = async call =>
        {
            await Task.Yield();
            return call.Input < 0 ? throw new FormatException() : call.Sum;
        };
        var pipeline = new GraphPipeline([fails, Bodies.Sum], [new(0, 1, Optional: true)]);

        await pipeline.RunAsync(7, cancellationToken: TestToken);
        var result = await pipeline.RunAsync(-7, cancellationToken: TestToken);

        Assert.Equal(-6, result[1].Value);
    }

    [Fact]
    public async Task ValuesOfAnEndedRun_AreNotKeptAlive()
    {
        var behaviors = new DiamondBehaviors();
        behaviors.Researcher.Is(async _ => await Task.Yield());
        var pipeline = new DiamondPipeline(new ServiceCollection().AddSingleton(behaviors).BuildServiceProvider());

        var value = await RunAndForgetAsync(pipeline);
        for (var attempt = 0; attempt < 10 && value.IsAlive; attempt++)
        {
            await Task.Yield();
            GC.Collect();
        }

        Assert.False(value.IsAlive);
        GC.KeepAlive(pipeline);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> RunAndForgetAsync(DiamondPipeline pipeline)
    {
        var result = await pipeline.RunPipelineAsync("tea", cancellationToken: TestToken);
        return new WeakReference(result.Researcher.Value);
    }
}
