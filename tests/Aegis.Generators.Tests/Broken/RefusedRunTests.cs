namespace Aegis.Generators.Tests.Broken;

/// <summary>Declarations of <c>RunPipelineAsync</c> that can not be the first part of the one that is written.</summary>
public class RefusedRunTests
{
    [Theory]
    [InlineData("public partial Task<int> RunPipelineAsync(string topic);")]
    [InlineData("public partial Task RunPipelineAsync(string topic);")]
    [InlineData("public partial ValueTask<AllResult> RunPipelineAsync(string topic);")]
    [InlineData("public partial Task<AllResult?> RunPipelineAsync(string topic);")]
    [InlineData("public partial Task<AllResult> RunPipelineAsync(params string[] topic);")]
    [InlineData("public partial Task<AllResult> RunPipelineAsync<T>(T topic) where T : class;")]
    [InlineData("public static partial Task<AllResult> RunPipelineAsync(in string topic);")]
    [InlineData("partial void RunPipelineAsync(string topic);")]
    [InlineData(
        "public partial Task<AllResult> RunPipelineAsync(string topic); public partial Task<AllResult> RunPipelineAsync(string topic, int other);"
    )]
    public Task OtherDeclaration_IsTheOnlyError(string declaration) =>
        Errors.AreAsync(
            $$"""
            [Agent] public partial class Fine { public int Run(string topic) => topic.Length; }
            [Pipeline] public partial class All { {{declaration}} }
            public static class Consumer
            {
                public static object Run() => new All().StreamPipelineAsync("a") + All.Graph.ToMermaid();
            }
            """,
            "AEG009"
        );

    [Fact]
    public Task DerivedPipeline_IsTheOnlyError() =>
        Errors.AreAsync(
            """
            [Agent] public partial class Fine { public int Run(string topic) => topic.Length; }
            [Pipeline] public partial class First;
            [Pipeline] public partial class All : First;
            public static class Consumer
            {
                public static object Run() => new All().RunPipelineAsync("a").Result.Fine.Value;
            }
            """,
            "AEG007"
        );
}
