namespace Aegis.Generators.Tests.Broken;

public class PipelineSurfaceTests
{
    private const string Use = "new All().RunPipelineAsync(\"t\").Result.Fine.Value.ToString();";

    [Theory]
    [InlineData("AEG001", "[Pipeline] public class All;", "")]
    [InlineData("AEG001", "public class Outer { [Pipeline] public partial class All; }", "")]
    [InlineData(
        "AEG007",
        "[Pipeline] public partial class All { public All(string text) { } }",
        "new All(\"x\").RunPipelineAsync(\"t\").Result.Fine.Value.ToString();"
    )]
    [InlineData(
        "AEG007",
        "[Pipeline] public partial class All(string text) { public string Text => text; }",
        "new All(\"x\").RunPipelineAsync(\"t\").Result.Fine.Value.ToString();"
    )]
    [InlineData(
        "AEG007",
        "[Pipeline] public partial class All<T>;",
        "new All<int>().RunPipelineAsync(\"t\").Result.Fine.Value.ToString();"
    )]
    [InlineData("AEG007", "[Pipeline] public static partial class All;", "")]
    [InlineData(
        "AEG007",
        "[Pipeline] public abstract partial class All;",
        "((All)null!).RunPipelineAsync(\"t\").Result.Fine.Value.ToString();"
    )]
    [InlineData("AEG007", "[Pipeline] public partial record All;", Use)]
    [InlineData("AEG007", "[Pipeline] file partial class All;", "")]
    [InlineData(
        "AEG007",
        "public partial class Outer<T> { [Pipeline] public partial class All; }",
        "new Outer<int>.All().RunPipelineAsync(\"t\").Result.Fine.Value.ToString();"
    )]
    [InlineData(
        "AEG008",
        "[Pipeline] public partial class All { public partial Task<AllResult> RunPipelineAsync(int other); }",
        "new All().RunPipelineAsync(1).Result.Fine.Value.ToString();"
    )]
    [InlineData("AEG009", "[Pipeline] public partial class All { public int Graph => 1; }", "")]
    [InlineData("AEG009", "[Pipeline] public partial class All { public class AegisRunState; }", "")]
    [InlineData("AEG009", "public class AllResult; [Pipeline] public partial class All;", Use)]
    [InlineData("AEG009", "[Pipeline(ResultName = \"Fine\")] public partial class All;", Use)]
    [InlineData("AEG009", "[Pipeline(ResultName = \"not a name\")] public partial class All;", Use)]
    [InlineData(
        "AEG009",
        "[Pipeline] public partial class All; [Pipeline(ResultName = \"AllResult\")] public partial class Both;",
        Use
    )]
    [InlineData(
        "AEG009",
        "public class Base { public int Graph => 1; } [Pipeline] public partial class All : Base;",
        ""
    )]
    [InlineData(
        "AEG007",
        "public class Base { public Base(int x) { } } [Pipeline] public partial class All : Base;",
        ""
    )]
    [InlineData("AEG007", "[Pipeline] public partial class First; [Pipeline] public partial class All : First;", "")]
    [InlineData(
        "AEG009",
        "[Agent(Name = \"not a name\")] public partial class It { public int Run() => 1; } [Pipeline] public partial class All;",
        Use
    )]
    [InlineData(
        "AEG009",
        "[Agent(Name = \"Fine\")] public partial class It { public int Run() => 1; } [Pipeline] public partial class All;",
        Use
    )]
    [InlineData("AEG016", "public class No; [Pipeline(typeof(No))] public partial class All;", "new All();")]
    [InlineData(
        "AEG012",
        "[Agent, DependsOn<Fine>] public partial class It { public int Run(Guid x) => 1; } [Pipeline(typeof(It))] public partial class All { public partial Task<AllResult> RunPipelineAsync(string topic, CancellationToken stop = default); }",
        "new All().RunPipelineAsync(\"t\").Result.It.Value.ToString();"
    )]
    public Task PipelineWithOneMistake_IsTheOnlyError(string id, string pipeline, string use) =>
        Errors.AreAsync(
            $$"""
            [Agent] public partial class Fine { public int Run(string topic) => topic.Length; }
            {{pipeline}}
            public static class Consumer { public static void Run() { {{use}} } }
            """,
            id
        );
}
