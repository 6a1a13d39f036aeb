namespace Aegis.Generators.Tests.Running;

public class DataFlowTests
{
    [Theory]
    [InlineData("Task", "a task")]
    [InlineData("Task<int>", "a task")]
    [InlineData("IAsyncEnumerable<int>", "an async sequence")]
    public async Task RunMethodThatReturnsNull_FailsAndSaysSo(string type, string what) =>
        Assert.Equal(
            $"The run method returned null instead of {what}.",
            await Project.RunAsync(
                $$"""
                [Agent] public partial class It { public {{type}} Run() => null!; }
                [Pipeline] public partial class P;
                public static class Consumer
                {
                    public static async Task<string?> Run() => (await new P().RunPipelineAsync()).It.Error?.Message;
                }
                """
            )
        );

    [Fact]
    public async Task Inputs_ComeByLevelThenIdThenPosition()
    {
        var result = await Project.RunAsync(
            """
            // the files' order says nothing: Late comes first here
            [Agent, DependsOn<Zulu>] public partial class Late { public string Run(string zulu, [Input] long late, [Input] int shared) => $"{zulu}{late}{shared}"; }
            [Agent(Id = "aaa")] public partial class Zulu { public string Run(string first, int shared) => first + shared; }
            [Agent(Id = "bbb")] public partial class Alpha { public double Run(double third = 1.5) => third; }
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<string> Run()
                {
                    // by position: the order is part of the contract
                    var result = await new All().RunPipelineAsync("f", 2, 0.5, 4L, null, CancellationToken.None);
                    return result.Late.Value + string.Join(",", All.Graph.Inputs.Select(input => input.Name));
                }
            }
            """
        );
        Assert.Equal("f242first,shared,third,late", result);
    }

    [Theory]
    [InlineData("int", "5", "int?")]
    [InlineData("string", "\"5\"", "string?")]
    [InlineData("int?", "5", "int?")]
    [InlineData("int", "5", "long?")]
    [InlineData("int[]", "new[] { 5 }", "IReadOnlyList<int>?")]
    public async Task OptionalDependency_GivesItsValueOrNull(string output, string value, string parameter)
    {
        var result = await Project.RunAsync(
            $$"""
            [Agent] public partial class Maker { public {{output}} Run(bool fail) => fail ? throw new InvalidOperationException("no") : {{value}}; }
            [Agent, DependsOn<Maker>(Optional = true)] public partial class Plain { public bool Run({{parameter}} made) => made is null; }
            [Agent, DependsOn<Maker>] public partial class Late { public async Task<bool> RunAsync(AgentOutcome<{{output}}> made) { await Task.Yield(); return made.Error is null; } }
            [Agent("Go."), DependsOn<Maker>(Optional = true)] public partial class Composed;
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<string> Run(Microsoft.Extensions.AI.IChatClient client)
                {
                    var good = await new All(client).RunPipelineAsync(false);
                    var bad = await new All(client).RunPipelineAsync(true);
                    return $"{good.Plain.Value} {bad.Plain.Value} {good.Late.Value} {bad.Late.Value} {bad.Summary} {bad.Composed.Value}";
                }
            }
            """,
            new ScriptedChatClient(_ => "c")
        );
        Assert.Equal("False True True False 3 succeeded, 1 failed c", result);
    }

    [Fact]
    public async Task Streaming_EndsWithTheTypedResult()
    {
        var result = await Project.RunAsync(
            """
            [Agent] public partial class Feed
            {
                public async IAsyncEnumerable<int> RunAsync(int count, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
                {
                    for (var i = 0; i < count; i++) { await Task.Yield(); yield return i; }
                }
            }
            [Agent, DependsOn<Feed>] public partial class Sum { public int Run(IReadOnlyList<int> items) => items.Sum(); }
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<string> Run()
                {
                    var text = "";
                    PipelineEvent? last = null;
                    await foreach (var happened in new All().StreamPipelineAsync(3))
                    {
                        text += happened is AgentItem item ? item.Item : "";
                        last = happened;
                    }

                    return text + " " + ((RunCompleted<AllResult>)last!).Result.Sum.Value;
                }
            }
            """
        );
        Assert.Equal("012 3", result);
    }
}
