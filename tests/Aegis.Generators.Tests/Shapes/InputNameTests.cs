namespace Aegis.Generators.Tests.Shapes;

public class InputNameTests
{
    [Fact]
    public async Task InputsNamedLikeEmittedLocals_Run()
    {
        var names = """
            run agent agents context record message parts state runner value @class host result
            continuation State Agents Invoke Collect aegisState plain model Equals GetType ToString
            global System Task Graph Shape services chatClient text callPlain CallPlain runInput
            plainOutput @await @async _ __ Aegis
            """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
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
}
