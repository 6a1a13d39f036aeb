namespace Aegis.Generators.Tests.Broken;

/// <summary>Base classes whose constructors the emitted ones can not call.</summary>
public class PipelineBaseTests
{
    [Theory]
    [InlineData("public class Base(int number) { public int Number => number; }")]
    [InlineData("public class Base { private Base() { } }")]
    [InlineData("public class Base { protected Base(out int x) { x = 1; } }")]
    public Task BaseWithoutConstructorToCall_IsReportedAlone(string parent) =>
        Errors.AreAsync(
            $$"""
            {{parent}}
            [Agent] public partial class A { public int Run() => 1; }
            [Pipeline] public partial class P : Base;
            public static class Consumer
            {
                public static async Task Run() => (await new P().RunPipelineAsync()).EnsureSuccess();
            }
            """,
            "AEG007"
        );

    [Fact]
    public Task RequiredMember_IsReportedAlone() =>
        Errors.AreAsync(
            """
            [Agent] public partial class A { public int Run() => 1; }
            [Pipeline] public partial class P { public required int Number { get; init; } }
            """,
            "AEG007"
        );

    [Fact]
    public async Task BaseThatNeedsNothing_Runs() =>
        Assert.Equal(
            3,
            await Project.RunAsync(
                """
                public class Base(int number = 2) { public int Number => number; }
                [Agent] public partial class A { public int Run() => 1; }
                [Pipeline] public partial class P : Base;
                public static class Consumer
                {
                    public static async Task<int> Run()
                    {
                        var pipeline = new P();
                        return pipeline.Number + (await pipeline.RunPipelineAsync()).A.Value;
                    }
                }
                """
            )
        );
}
