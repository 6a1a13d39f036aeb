namespace Aegis.Generators.Tests.Broken;

/// <summary>One mistake gives one error, and none of the compiler's, also where the pipeline is used.</summary>
public class SurfaceTests
{
    private const string Use = """

        [Agent] public partial class Fine { public int Run(string topic) => topic.Length; }
        [Pipeline] public partial class All;
        public static class Consumer
        {
            public static async Task<int> Run(IServiceProvider services, Microsoft.Extensions.AI.IChatClient client)
            {
                var result = await new All(client).RunPipelineAsync("topic");
                AllResult same = await new All(services).RunPipelineAsync(topic: "topic", options: null, cancellationToken: default);
                await foreach (PipelineEvent happened in new All().StreamPipelineAsync("topic")) { }
                Console.WriteLine(All.Graph.ToMermaid() + result.It.Status + same.Summary);
                return result.Fine.Value;
            }
        }
        """;

    [Theory]
    [InlineData("AEG001", "[Agent(\"Go.\")] public class It;")]
    [InlineData("AEG001", "[Agent] public class It { public int Run() => 1; }")]
    [InlineData("AEG002", "[Agent] public abstract partial class It { public int Run() => 1; }")]
    [InlineData(
        "AEG002",
        "[Agent] public partial class It { private class P; internal int Run() => 1; private It() { } }"
    )]
    [InlineData("AEG003", "[Agent] public partial class It { private int Run() => 1; }")]
    [InlineData(
        "AEG003",
        "[Agent(\"Go.\")] public partial class It { public partial Task<int> RunAsync(); public partial Task<int> RunAsync(int other); }"
    )]
    [InlineData("AEG005", "public class No; [Agent, DependsOn<No>] public partial class It { public int Run() => 1; }")]
    [InlineData("AEG008", "[Agent] public partial class It { public int Run(int topic) => 1; }")]
    [InlineData("AEG009", "[Agent(\"Go.\")] public partial class It { public int RunCoreAsync => 1; }")]
    [InlineData("AEG010", "[Agent, DependsOn<It>] public partial class It { public int Run(int before) => before; }")]
    [InlineData("AEG010", "[Agent(\"Go.\"), DependsOn<It>] public partial class It;")]
    [InlineData("AEG012", "[Agent, DependsOn<Fine>] public partial class It { public int Run(Guid id) => 1; }")]
    [InlineData(
        "AEG012",
        "[Agent(\"Go.\"), DependsOn<Fine>] public partial class It { public partial Task<int> RunAsync(Guid id); }"
    )]
    [InlineData(
        "AEG013",
        "[Agent] public partial class B { public int Run() => 1; } [Agent, DependsOn<Fine>, DependsOn<B>] public partial class It { public int Run(int one) => 1; }"
    )]
    [InlineData(
        "AEG014",
        "[Agent, DependsOn<Fine>(Optional = true)] public partial class It { public int Run(int fine) => 1; }"
    )]
    [InlineData(
        "AEG030",
        "[Agent(\"Go {place}.\")] public partial class It { public partial Task<int> RunAsync(string topic); }"
    )]
    [InlineData(
        "AEG030",
        "[Agent(\"Go.\")] public partial class It { [Prompt(\"{x}\")] public partial Task<int> RunAsync(string topic); }"
    )]
    [InlineData("AEG062", "[Agent] public partial class It(int number) { public int Run() => number; }")]
    public async Task AgentWithOneMistake_IsTheOnlyError(string id, string agent)
    {
        await Errors.AreAsync(agent + Use, id);

        // and the same where nobody declared a pipeline
        await Errors.AreAsync(
            agent + " [Agent] public partial class Fine { public int Run(string topic) => topic.Length; }",
            id
        );
    }

    [Fact]
    public Task OneIdTwice_IsReportedAtBoth() =>
        Errors.AreAsync(
            "[Agent(Id = \"Fine\")] public partial class It { public int Run() => 1; }" + Use,
            "AEG004",
            "AEG004"
        );

    [Fact]
    public Task CycleOfThree_IsReportedAtEachEdge() =>
        Errors.AreAsync(
            "[Agent, DependsOn<C>] public partial class It { public int Run(int c) => c; }"
                + "[Agent(\"Go.\"), DependsOn<It>] public partial class B { public partial Task<int> RunAsync(int it); }"
                + "[Agent(\"Go.\"), DependsOn<B>] public partial class C { public partial Task<int> RunAsync(int b); }"
                + Use,
            "AEG010",
            "AEG010",
            "AEG010"
        );
}
