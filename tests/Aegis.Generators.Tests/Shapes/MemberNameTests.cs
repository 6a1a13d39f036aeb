namespace Aegis.Generators.Tests.Shapes;

public class MemberNameTests
{
    [Fact]
    public async Task AgentsNamedLikeEmittedMembers_Run()
    {
        var names = """
            State Agents Graph Shape Host host Run run Task System Aegis ReportPipeline Invoke Await
            Outcome RunInline CreateResult CallInvoke Record record Result Message Parts Context
            Agent agents HostAgent AgentsAgent StateOutput Runner Services ChatClient Global Microsoft
            String Options CancellationToken value AegisRunState AegisAgentSet
            """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var agents = string.Join(
            "\n",
            names.Select(
                (name, i) =>
                    i % 3 == 0
                        ? $"[Agent, DependsOn<First>] public partial class {name} {{ public int RunAsync(string first) => first.Length + {i}; }}"
                        : $"[Agent(\"Go.\"), DependsOn<First>] public partial class @{name};"
            )
        );
        var result = await Project.RunAsync(
            $$"""
            namespace My
            {
                [Agent] public partial class First { public string Run(string run) => run; }
                {{agents}}
                [Pipeline] public partial class Everything;
                public static class Use
                {
                    public static async global::System.Threading.Tasks.Task<string> Of(global::Microsoft.Extensions.AI.IChatClient client)
                    {
                        var result = await new Everything(client).RunPipelineAsync("ab");
                        result.EnsureSuccess();
                        return result.Summary + result.State.Value + result.host.Value;
                    }
                }
            }
            public static class Consumer
            {
                public static Task<string> Run(Microsoft.Extensions.AI.IChatClient client) => My.Use.Of(client);
            }
            """,
            new ScriptedChatClient(_ => "h")
        );
        Assert.Equal($"{names.Length + 1} succeeded2h", result);
    }

    [Theory]
    [InlineData("RunId")]
    [InlineData("Status")]
    [InlineData("Outcomes")]
    [InlineData("ToString")]
    [InlineData("AllResult")]
    public Task AgentNamedLikeAMemberOfEveryResult_IsReported(string name) =>
        Errors.AreAsync(
            $"[Agent] public partial class {name} {{ public int Run() => 1; }} [Pipeline] public partial class All;",
            "AEG009"
        );
}
