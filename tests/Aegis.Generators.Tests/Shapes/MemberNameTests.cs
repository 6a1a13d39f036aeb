namespace Aegis.Generators.Tests.Shapes;

public class MemberNameTests
{
    [Fact]
    public async Task AgentsNamedLikeEmittedMembers_Run()
    {
        string[] names =
        [
            "State",
            "Agents",
            "Graph",
            "Shape",
            "Host",
            "host",
            "Run",
            "run",
            "Task",
            "System",
            "Aegis",
            "ReportPipeline",
            "Invoke",
            "Collect",
            "Subscribe",
            "RunInline",
            "CreateResult",
            "CallInvoke",
            "Record",
            "record",
            "Result",
            "Message",
            "Parts",
            "Context",
            "Agent",
            "agents",
            "HostAgent",
            "AgentsAgent",
            "StateOutput",
            "Runner",
            "Services",
            "ChatClient",
            "Global",
            "Microsoft",
            "String",
            "Options",
            "CancellationToken",
            "value",
        ];
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
                    public static async System.Threading.Tasks.Task<string> Of(Microsoft.Extensions.AI.IChatClient client)
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
            """.Replace("System.Threading", "global::System.Threading", StringComparison.Ordinal).Replace(
                "Microsoft.Ext",
                "global::Microsoft.Ext",
                StringComparison.Ordinal
            ),
            new ScriptedChatClient(_ => "h")
        );
        Assert.Equal($"{names.Length + 1} succeeded2h", result);
    }

    [Fact]
    public async Task InputsNamedLikeEmittedLocals_Run()
    {
        string[] names =
        [
            "run",
            "agent",
            "agents",
            "context",
            "record",
            "message",
            "parts",
            "state",
            "runner",
            "value",
            "@class",
            "host",
            "result",
            "continuation",
            "State",
            "Agents",
            "Invoke",
            "Collect",
            "aegisState",
            "plain",
            "model",
            "Equals",
            "GetType",
            "ToString",
            "global",
            "System",
            "Task",
            "Graph",
            "Shape",
            "services",
            "chatClient",
            "text",
            "callPlain",
            "CallPlain",
            "runInput",
            "plainOutput",
            "@await",
            "@async",
            "_",
            "__",
            "Aegis",
        ];
        var parameters = string.Join(", ", names.Select(name => $"[Input] int {name}"));
        var sum = string.Join(" + ", names);
        var arguments = string.Join(", ", names.Select((name, i) => $"{name}: {i}"));
        var result = await Project.RunAsync(
            $$"""
            [Agent] public partial class Plain { public int Run({{parameters}}) => {{sum}}; }
            [Agent, DependsOn<Plain>] public partial class Late { public async Task<int> RunAsync({{parameters}}, [From<Plain>] int last) { await global::System.Threading.Tasks.Task.Yield(); return last; } }
            [Agent("Go."), DependsOn<Plain>]
            public partial class Model
            {
                public partial Task<string> RunAsync({{parameters}}, [From<Plain>] int last);
            }
            [Agent("Go."), DependsOn<Plain>] public partial class Composed;
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<int> Run(Microsoft.Extensions.AI.IChatClient client)
                {
                    var result = await new All(client).RunPipelineAsync({{arguments}});
                    result.EnsureSuccess();
                    await foreach (var happened in new All(client).StreamPipelineAsync({{arguments}})) { }
                    return result.Late.Value;
                }
            }
            """,
            new ScriptedChatClient(_ => "m")
        );
        Assert.Equal(names.Select((_, i) => i).Sum(), result);
    }

    [Theory]
    [InlineData("RunId")]
    [InlineData("Status")]
    [InlineData("Outcome")]
    [InlineData("ToString")]
    [InlineData("AllResult")]
    public Task AgentNamedLikeAMemberOfEveryResult_IsReported(string name) =>
        Errors.AreAsync(
            $"[Agent] public partial class {name} {{ public int Run() => 1; }} [Pipeline] public partial class All;",
            "AEG009"
        );
}
