namespace Aegis.Generators.Tests.Broken;

/// <summary>Calls that would compile without a mistake compile with it, also where it takes the inputs away.</summary>
public class CallTests
{
    private const string Use = """

        [Pipeline] public partial class All;
        public static class Consumer
        {
            public static async Task<string> Run(Microsoft.Extensions.AI.IChatClient client, CancellationToken stop)
            {
                var result = await new All(client).RunPipelineAsync("AI trends in 2026");
                AllResult same = await new All(client).RunPipelineAsync(input: "AI trends", cancellationToken: stop);
                await foreach (PipelineEvent happened in new All(client).StreamPipelineAsync("AI trends in 2026")) { }
                return result.Researcher.Value + same.Writer.Value + All.Graph.ToMermaid();
            }
        }
        """;

    private const string Writer = "[Agent(\"Write.\"), DependsOn<Researcher>] public partial class Writer;";

    [Fact]
    public Task CycleThroughTheRoot_IsTheOnlyError() =>
        Errors.AreAsync(
            "[Agent(\"Research.\"), DependsOn<Writer>] public partial class Researcher;" + Writer + Use,
            "AEG010",
            "AEG010"
        );

    [Fact]
    public Task RootThatIsNoAgent_IsTheOnlyError() =>
        Errors.AreAsync("public partial class Researcher;" + Writer + Use, "AEG005");

    [Theory]
    [InlineData("AEG001", "[Agent(\"Research.\")] public class Researcher;")]
    [InlineData("AEG002", "[Agent(\"Research.\")] public abstract partial class Researcher;")]
    [InlineData("AEG003", "[Agent] public partial class Researcher;")]
    [InlineData("AEG009", "[Agent(\"Research.\")] public partial class Researcher { public int RunAsync => 1; }")]
    [InlineData("AEG062", "[Agent(\"Research.\")] public partial class Researcher(int number);")]
    public Task OtherMistakesInTheRoot_AreTheOnlyErrors(string id, string root) =>
        Errors.AreAsync(
            root.Replace("(int number);", "(int number) { public int Number => number; }") + Writer + Use,
            id
        );

    [Fact]
    public Task NoAgents_IsTheOnlyError() =>
        Errors.AreAsync(
            """
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static Task Run(CancellationToken stop) =>
                    new All().RunPipelineAsync("AI trends in 2026", cancellationToken: stop);
            }
            """,
            "AEG016"
        );

    [Fact]
    public Task OutputThatIsNoAgent_IsTheOnlyError() =>
        Errors.AreAsync(
            """
            public class No;
            [Pipeline(typeof(No))] public partial class All;
            public static class Consumer
            {
                public static async Task<string> Run() => (await new All().RunPipelineAsync("topic")).No.Value;
            }
            """,
            "AEG016"
        );

    [Theory]
    [InlineData("RunPipelineAsync(7, \"notes\")")]
    [InlineData("RunPipelineAsync(7, count: 3)")]
    [InlineData("RunPipelineAsync(7)")]
    [InlineData("RunPipelineAsync(7, options: new PipelineRunOptions())")]
    [InlineData("RunPipelineAsync(7, \"notes\", true, 4.5)")]
    public Task ForgottenInput_IsTheOnlyError(string call) =>
        Errors.AreAsync(
            $$"""
            [Agent] public partial class Source { public string Run(int topic) => topic.ToString(); }
            [Agent, DependsOn<Source>] public partial class It { public int Run(int count, string source) => count; }
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<int> Run() => (await new All().{{call}}).It.Value;
            }
            """,
            "AEG012"
        );

    [Fact]
    public Task MemberThatClashes_LeavesTheOthersThere() =>
        Errors.AreAsync(
            """
            [Agent] public partial class Fine { public int Run(string topic) => topic.Length; }
            [Pipeline] public partial class All { private int runner; public int Runner => runner++; }
            public static class Consumer
            {
                public static string Run() => All.Graph.ToMermaid() + new All().RunPipelineAsync("a").Result.Fine.Value;
            }
            """,
            "AEG009"
        );

    [Theory]
    [InlineData("[Agent, DependsOn(null!)] public partial class It { public int Run() => 1; }", "AEG005")]
    [InlineData(
        "[Agent] public partial class It { public int Run() => 1; } [Pipeline(typeof(It), null!)] public partial class P;",
        "AEG016"
    )]
    public Task NullForAnAgent_IsReported(string source, string id) => Errors.AreAsync(source, id);
}
