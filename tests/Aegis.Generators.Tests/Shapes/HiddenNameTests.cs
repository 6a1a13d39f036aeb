namespace Aegis.Generators.Tests.Shapes;

/// <summary>Agents whose names a pipeline's own members could hide from its attribute, and pipelines that hide themselves.</summary>
public class HiddenNameTests
{
    [Theory]
    [InlineData("State")]
    [InlineData("Agents")]
    [InlineData("Shape")]
    [InlineData("Graph")]
    public async Task AgentThatIsTheOutput_IsFound(string name)
    {
        var source = $$"""
            [Agent] public partial class {{name}} { public int Run(int number) => number + 1; }
            [Pipeline(typeof({{name}}))] public partial class P;
            public static class Consumer
            {
                public static async Task<int> Run() => (await new P().RunPipelineAsync(1)).{{name}}.Value;
            }
            """;
        await Errors.AreAsync(source);
        Assert.Equal(2, await Project.RunAsync(source));
    }

    [Theory]
    [InlineData("private")]
    [InlineData("protected")]
    public async Task NestedPipelineThatNobodyElseSees_Runs(string access)
    {
        var source = $$"""
            [Agent] public partial class It { public int Run(int number) => number + 1; }
            public partial class Box
            {
                [Pipeline] {{access}} partial class Inner;
                public static async Task<int> Run() => (await new Inner().RunPipelineAsync(1)).It.Value;
            }
            public static class Consumer { public static Task<int> Run() => Box.Run(); }
            """;
        await Errors.AreAsync(source);
        Assert.Equal(2, await Project.RunAsync(source));
    }

    [Theory]
    [InlineData("dynamic")]
    [InlineData("dynamic?")]
    [InlineData("System.Collections.Generic.List<dynamic?>")]
    [InlineData("System.Collections.Generic.List<string?>?")]
    [InlineData("(string? left, nint)[]?")]
    public async Task OutputThatNoAttributeCanName_IsStillAnOutput(string type)
    {
        var source = $$"""
            [Agent] public partial class It { public {{type}} Run(string input) => default!; }
            [Agent, DependsOn<It>] public partial class Next { public string Run({{type}} it) => it is null ? "null" : "some"; }
            [Pipeline] public partial class P;
            public static class Consumer
            {
                public static async Task<string> Run() => (await new P().RunPipelineAsync("a")).Next.Value;
            }
            """;
        Assert.Equal("null", await Project.RunAsync(source));
    }
}
