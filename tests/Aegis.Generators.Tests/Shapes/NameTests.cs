namespace Aegis.Generators.Tests.Shapes;

public class NameTests
{
    [Theory]
    [InlineData("async")]
    [InlineData("@await")]
    [InlineData("record")]
    public void ContextualKeywordAsAPipelinesName_IsWrittenAsItIs(string name) =>
        GeneratorTest
            .Run<PipelineGenerator>(
                new TestCompilation(
                    $"[Aegis.Agent] public partial class A {{ public int Run() => 1; }} [Aegis.Pipeline] public partial class @{name.TrimStart('@')};"
                )
            )
            .AssertDidNotThrow()
            .AssertCompiles();

    [Fact]
    public async Task Keywords_AreEscaped()
    {
        var result = await Project.RunAsync(
            """
            namespace @namespace.@void
            {
                [Agent("Go.")] public partial class @class;
                [Agent, DependsOn<@class>(Optional = true)]
                public partial class @event
                {
                    public string Run([From<@class>] string? @in, [Input] string @params, [Input] int @async = 3) => $"{@in}{@params}{@async}";
                }

                [Agent("Go.")]
                [DependsOn<@event>]
                public partial class @new
                {
                    [Prompt("{this} {async}")]
                    public partial Task<string> RunAsync(string @this, [Input] int @async, CancellationToken @default);
                }

                [Agent, DependsOn<@event>] public partial class @await { public string Run(string @return) => @return; }
                [Agent] public partial class @record { public int Run() => 1; }
                [Pipeline] public partial class @static;
            }

            public static class Consumer
            {
                public static async Task<string> Run(Microsoft.Extensions.AI.IChatClient client)
                {
                    var result = await new @namespace.@void.@static(client).RunPipelineAsync("p", 4);
                    result.EnsureSuccess();
                    return result.@await.Value + result.@class.Value + result.@new.Value;
                }
            }
            """,
            new ScriptedChatClient(_ => "x")
        );
        Assert.Equal("xp4xx", result);
    }

    [Fact]
    public async Task UnicodeNames_Run()
    {
        var result = await Project.RunAsync(
            """
            namespace Ünïcode.日本
            {
                [Agent(Description = "ß\u2028")] public partial class Größe { public int Run(string straße) => straße.Length; }
                [Agent, DependsOn<Größe>] public partial class 翻訳 { public string Run(int größe) => $"{größe}"; }
                [Agent, DependsOn<Größe>] public partial class @ñandú { public string Run(int größe) => $"{größe}"; }
                [Pipeline] public partial class Рубка;
            }

            public static class Consumer
            {
                public static async Task<string> Run() => (await new Ünïcode.日本.Рубка().RunPipelineAsync("abc")).翻訳.Value;
            }
            """
        );
        Assert.Equal("3", result);
    }

    [Fact]
    public async Task GlobalNamespace_Runs()
    {
        var result = await Project.RunAsync(
            """
            [Agent] public partial class One { public int Run() => 1; }
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<int> Run() => (await new All().RunPipelineAsync()).One.Value;
            }
            """
        );
        Assert.Equal(1, result);
    }

    [Fact]
    public void NamesThatDifferInCaseOnly_GetFilesOfTheirOwn()
    {
        var run = Project.Compile(
            """
            [Agent("Go.")] public partial class Writer;
            [Agent("Go.")] public partial class writer2;
            [Agent("Go.")] public partial class Writer2;
            [Agent("Go.")] public partial class WRITER2;
            [Pipeline] public partial class All;
            [Pipeline(typeof(Writer))] public partial class ALL;
            """
        );
        Assert.Equal(4 + 12, run.Sources.Count);
    }
}
