using Aegis.Tests.Pipelines.Emitted;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

#pragma warning disable CA2012 // completed at once, and only that matters

namespace Aegis.Tests.Pipelines;

public sealed class AllocationTests
{
    [Fact]
    public void DiamondThatCompletesAtOnce_AllocatesItsResultAndItsTask()
    {
        var behaviors = new DiamondBehaviors();
        var pipeline = new DiamondPipeline(new ServiceCollection().AddSingleton(behaviors).BuildServiceProvider());
        var researcher = new Researcher(behaviors);
        var analyst = new Analyst(behaviors);
        var critic = new Critic(behaviors);
        var editor = new Editor(behaviors);

        var whole = Measure(() => pipeline.RunPipelineAsync("tea"));
        var agents =
            Measure(() => researcher.RunAsync("tea", default))
            + Measure(() => editor.RunAsync(12, true, default))
            + Measure(() => analyst.RunAsync("notes on tea", default).IsCompleted ? Task.CompletedTask : null!)
            + Measure(() => critic.RunAsync("notes on tea", default).IsCompleted ? Task.CompletedTask : null!);

        Assert.InRange(whole - agents, 1, 272);
    }

    private static long Measure(Func<Task> action)
    {
        var least = long.MaxValue;
        for (var run = 0; run < 100; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.True(action().IsCompletedSuccessfully);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
