using Aegis.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Generators.Tests.Running;

// what the emitted state shows to whoever keeps a run
public class DurableTests
{
    private const string Source = """
        [Agent] public partial class Event(Func<string, bool> call) { public string? Run(string @class) { call("event"); return null; } }
        [Agent] public partial class Nothing(Func<string, bool> call) { public void Run() => call("nothing"); }
        [Agent, DependsOn<Event>] public partial class Items(Func<string, bool> call)
        {
            public async IAsyncEnumerable<(int, string)> RunAsync(string? text)
            {
                call("items");
                await Task.Yield();
                yield return (1, text ?? "null");
            }
        }
        [Agent, DependsOn<Items>, DependsOn<Nothing>] public partial class Last(Func<string, bool> call)
        {
            public int Run(IReadOnlyList<(int Number, string Text)> items) =>
                call("last") ? items[0].Number + items[0].Text.Length : throw new InvalidOperationException("broken");
        }
        [Pipeline] public partial class Kept;
        [Pipeline(typeof(Nothing))] public partial class WithoutInputs;
        public static class Consumer
        {
            public static async Task<string> Run(IServiceProvider services, Aegis.Runs.IRunStore store)
            {
                var options = new PipelineRunOptions { RunId = "run-1", Store = store };
                var first = await new Kept(services).RunPipelineAsync("x", options);
                var second = await new Kept(services).RunPipelineAsync("x", options);
                var other = new PipelineRunOptions { RunId = "run-2", Store = store };
                var third = await new WithoutInputs(services).RunPipelineAsync(other);
                return $"{first.Summary}|{second.Summary}|{second.Last.Value}|{third.Summary}";
            }
        }
        """;

    [Fact]
    public async Task OddOutputsAndInputs_ComeBack()
    {
        var called = new List<string>();
        var call = (string name) =>
        {
            lock (called)
            {
                called.Add(name);
                return called.Count(other => other == "last") != 1;
            }
        };
        await using var services = new ServiceCollection().AddSingleton(call).BuildServiceProvider();

        var result = await Project.RunAsync(Source, services, new InMemoryRunStore());

        Assert.Equal("3 succeeded, 1 failed|4 succeeded|5|1 succeeded", result);
        Assert.Equal("event items last last nothing nothing", string.Join(' ', called.Order()));
    }
}
