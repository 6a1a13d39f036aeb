namespace Aegis.Generators.Tests.Shapes;

public class RunMethodTests
{
    [Theory]
    [InlineData("public void Run() { }")]
    [InlineData("public Task RunAsync() => Task.CompletedTask;")]
    [InlineData("public async ValueTask RunAsync() => await Task.Yield();")]
    [InlineData("public static void Run() { }")]
    public async Task NoOutput_LeavesAnOutcomeWithoutValue(string method)
    {
        var result = await Project.RunAsync(
            $$"""
            [Agent] public partial class Maker { {{method}} }
            [Agent, DependsOn<Maker>] public partial class User { public int Run() => 1; }
            [Agent, DependsOn<Maker>] public partial class Viewer { public string Run(AgentOutcome maker) => maker.AgentId; }
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<string> Run()
                {
                    var result = await new All().RunPipelineAsync();
                    AgentOutcome maker = result.Maker;
                    return maker.Status + result.Viewer.Value + result.User.Value;
                }
            }
            """
        );
        Assert.Equal("SucceededMaker1", result);
    }

    [Theory]
    [InlineData("public Span<int> Run() => default;")]
    [InlineData("public unsafe int* Run() => null;")]
    [InlineData("public ref int Run() => throw new Exception();")]
    [InlineData("public async void Run() => await Task.Yield();")]
    [InlineData("public int Run<T>() => 1;")]
    [InlineData("public int Run(ref int x) => 1;")]
    [InlineData("public int Run(Span<int> x) => 1;")]
    [InlineData("public unsafe int Run(int* x) => 1;")]
    [InlineData("private int Run() => 1;")]
    [InlineData("public int Run() => 1; public int RunAsync() => 2;")]
    public Task OutputOrInputThatNoRunCanKeep_IsReportedAlone(string method) =>
        Errors.AreAsync(
            $$"""
            [Agent] public partial class Maker { {{method}} }
            [Agent, DependsOn<Maker>] public partial class User { public int Run() => 1; }
            [Pipeline] public partial class All;
            """,
            "AEG003"
        );
}
