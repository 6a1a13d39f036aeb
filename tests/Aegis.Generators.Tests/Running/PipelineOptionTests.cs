namespace Aegis.Generators.Tests.Running;

public class PipelineOptionTests
{
    [Theory]
    [InlineData("TimeoutSeconds = 600")]
    [InlineData("TimeoutSeconds = 0.25e3")]
    [InlineData("TimeoutSeconds = double.PositiveInfinity")]
    [InlineData("MaxConcurrency = 1")]
    [InlineData("MaxConcurrency = int.MaxValue, OnFailure = OnFailure.Continue")]
    [InlineData("ResultName = \"@class\"", false)]
    [InlineData("ResultName = \"class\"")]
    [InlineData("ResultName = \"\"")]
    [InlineData("ResultName = null")]
    public async Task Property_IsTakenOver(string property, bool isName = true)
    {
        var source = $$"""
            [Agent] public partial class A { public async Task<int> RunAsync() { await Task.Yield(); return 1; } }
            [Agent, DependsOn<A>] public partial class B { public int Run(int a) => a + 1; }
            [Pipeline({{property}})] public partial class All;
            public static class Consumer
            {
                public static async Task<int> Run() => (await new All().RunPipelineAsync()).B.Value;
            }
            """;
        if (isName)
        {
            Assert.Equal(2, await Project.RunAsync(source));
        }
        else
        {
            await Errors.AreAsync(source, "AEG009");
        }
    }

    [Theory]
    [InlineData("double.NaN")]
    [InlineData("-1")]
    [InlineData("double.MinValue")]
    [InlineData("double.Epsilon")]
    [InlineData("1e300")]
    public Task TimeoutThatIsNoTime_IsReportedAlone(string seconds) =>
        Errors.AreAsync(
            $"[Agent] public partial class A {{ public int Run() => 1; }} [Pipeline(TimeoutSeconds = {seconds})] public partial class All;",
            "AEG044"
        );

    [Fact]
    public async Task StopPipeline_SkipsWhatHasNotStarted()
    {
        var result = await Project.RunAsync(
            """
            [Agent] public partial class A { public int Run() => throw new InvalidOperationException("broken"); }
            [Agent] public partial class B { public async Task<int> RunAsync(CancellationToken stop) { await Task.Delay(Timeout.Infinite, stop); return 1; } }
            [Agent, DependsOn<B>(Optional = true)] public partial class C { public int Run() => 1; }
            [Pipeline(OnFailure = OnFailure.StopPipeline)] public partial class All;
            public static class Consumer
            {
                public static async Task<string> Run() => (await new All().RunPipelineAsync()).C.Status.ToString();
            }
            """
        );
        Assert.Equal("Skipped", result);
    }
}
