using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Generators.Tests.Running;

public class DiamondTests
{
    // root, middle, two leaves of the middle, and one agent beside them all
    private const string Source = """
        [Agent] public partial class Root(Func<string, Task> at) { public async Task<string> RunAsync(string topic) { await at("root"); return topic; } }
        [Agent, DependsOn<Root>] public partial class Middle(Func<string, Task> at) { public async ValueTask<int> RunAsync(string text) { await at("middle"); return text.Length; } }
        [Agent, DependsOn<Middle>] public partial class Left(Func<string, Task> at) { public async Task<int> RunAsync(int length) { await at("left"); return length + 1; } }
        [Agent, DependsOn<Middle>] public partial class Right(Func<string, Task> at) { public async Task<double> RunAsync(int length) { await at("right"); return length + 0.5; } }
        [Agent] public partial class Beside(Func<string, Task> at) { public async Task RunAsync() => await at("beside"); }
        [Pipeline] public partial class Diamond;
        public static class Consumer
        {
            public static async Task<string> Run(IServiceProvider services)
            {
                DiamondResult result = await new Diamond(services).RunPipelineAsync("topic");
                string? root = result.Root.ValueOrDefault;
                int middle = result.Middle.ValueOrDefault;
                return $"{root}|{middle}|{result.Left.ValueOrDefault}|{result.Right.ValueOrDefault}|{result.Beside.Status}|"
                    + $"{result.Summary}|{string.Join(",", result.Left.SkippedBecause)}|{result.Status}";
            }
        }
        """;

    [Fact]
    public async Task Leaves_OverlapAndStartAfterTheMiddle()
    {
        var gates = new Gates();
        foreach (var free in new[] { "root", "beside" })
        {
            gates.Open(free);
        }

        var running = RunAsync(gates.WaitAsync);
        await gates.UntilSeenAsync("middle");
        Assert.DoesNotContain("left", gates.Seen);
        Assert.DoesNotContain("right", gates.Seen);
        gates.Open("middle");

        // both are under way before either may end
        await gates.UntilSeenAsync("left");
        await gates.UntilSeenAsync("right");
        gates.Open("left");
        gates.Open("right");
        Assert.Equal("topic|5|6|5.5|Succeeded|5 succeeded||Succeeded", await running);
    }

    [Fact]
    public async Task FailingMiddle_SkipsTheLeavesAndLetsTheOtherChainComplete()
    {
        var gates = new Gates();
        var result = await RunAsync(name =>
        {
            gates.Note(name);
            return name == "middle" ? throw new InvalidOperationException("broken") : Task.CompletedTask;
        });
        Assert.Equal("topic|0|0|0|Succeeded|2 succeeded, 1 failed, 2 skipped|Middle|Failed", result);
        Assert.Equal(["beside", "middle", "root"], gates.Seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AllThatCompleteAtOnce_Succeed() =>
        Assert.Equal("topic|5|6|5.5|Succeeded|5 succeeded||Succeeded", await RunAsync(_ => Task.CompletedTask));

    private static async Task<object?> RunAsync(Func<string, Task> at)
    {
        await using var services = new ServiceCollection().AddSingleton(at).BuildServiceProvider();
        return await Project.RunAsync(Source, services);
    }
}
