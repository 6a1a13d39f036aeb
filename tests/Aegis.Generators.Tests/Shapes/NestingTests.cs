namespace Aegis.Generators.Tests.Shapes;

public class NestingTests
{
    [Theory]
    [InlineData("public partial class Outer")]
    [InlineData("public static partial class Outer")]
    [InlineData("public partial record Outer(int Number)")]
    [InlineData("public partial struct Outer")]
    [InlineData("public partial record struct Outer")]
    [InlineData("public readonly partial record struct Outer")]
    [InlineData("public readonly ref partial struct Outer")]
    [InlineData("public partial interface Outer")]
    [InlineData("internal partial interface Outer")]
    [InlineData("public partial class @class")]
    public async Task AgentsAndPipelineInAType_Run(string outer)
    {
        var name = outer.Contains("@class", StringComparison.Ordinal) ? "@class" : "Outer";
        var result = await Project.RunAsync(
            $$"""
            namespace My;

            {{outer}}
            {
                [Agent]
                internal partial class First
                {
                    public string Run(string topic) => topic + "!";
                }

                [Agent, DependsOn<First>]
                internal partial record Second
                {
                    public Task<int> RunAsync(string text) => Task.FromResult(text.Length);
                }

                [Agent("Say it.")]
                [DependsOn<Second>]
                internal partial class Third;

                [Pipeline(typeof(Second))]
                internal partial class Both;
            }

            internal static class Use
            {
                public static async Task<int> Run() => (await new {{name}}.Both().RunPipelineAsync("abc")).Second.Value;
            }
            """.Replace("namespace My;", "", StringComparison.Ordinal)
                + "\ninternal static class Consumer { public static Task<int> Run() => Use.Run(); }"
        );
        Assert.Equal(4, result);
    }

    [Fact]
    public async Task TwoLevelsInANamespaceBlock_Run()
    {
        var result = await Project.RunAsync(
            """
            namespace A.B
            {
                namespace C
                {
                    public partial class Outer
                    {
                        public partial struct Inner
                        {
                            [Agent] public partial class Deep { public int Run() => 7; }
                            [Pipeline] public partial class All;
                        }
                    }
                }
            }

            public static class Consumer
            {
                public static async Task<int> Run() => (await new A.B.C.Outer.Inner.All().RunPipelineAsync()).Deep.Value;
            }
            """
        );
        Assert.Equal(7, result);
    }
}
