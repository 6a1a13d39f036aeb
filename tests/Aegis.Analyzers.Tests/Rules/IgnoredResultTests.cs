namespace Aegis.Analyzers.Tests.Rules;

/// <summary>AEG019.</summary>
public class IgnoredResultTests
{
    [Theory]
    [InlineData("await {|AEG019:p.RunPipelineAsync(\"x\")|};")]
    [InlineData("await {|AEG019:p.RunPipelineAsync(\"x\")|}.ConfigureAwait(false);")]
    [InlineData("await {|AEG019:p.RunPipelineAsync(\"x\")|}.WaitAsync(TimeSpan.FromSeconds(1));")]
    [InlineData("{|AEG019:p.RunPipelineAsync(\"x\")|}.Wait();")]
    [InlineData("{|AEG019:p.RunPipelineAsync(\"x\")|}.Wait(1000);")]
    [InlineData("{|AEG019:p.RunPipelineAsync(\"x\")|}.GetAwaiter().GetResult();")]
    [InlineData("{|AEG019:p.RunPipelineAsync(\"x\")|}.ConfigureAwait(false).GetAwaiter().GetResult();")]
    [InlineData("await ({|AEG019:p.RunPipelineAsync(\"x\")|});")]
    [InlineData("var q = p; await {|AEG019:q.RunPipelineAsync(\"x\")|};")]
    [InlineData("await {|AEG019:new Aegis.Tasks.Orchestrator().RunTasksAsync(new Aegis.Tasks.AgentTask[0])|};")]
    public Task ResultThatNobodyLooksAt_Reports(string statement) => Reports(Call(statement));

    [Theory]
    [InlineData("(await p.RunPipelineAsync(\"x\")).EnsureSuccess();")]
    [InlineData("p.RunPipelineAsync(\"x\").GetAwaiter().GetResult().EnsureSuccess();")]
    [InlineData("var result = await p.RunPipelineAsync(\"x\"); Console.WriteLine(result);")]
    [InlineData("_ = await p.RunPipelineAsync(\"x\");")]
    [InlineData("Console.WriteLine((await p.RunPipelineAsync(\"x\")).Summary);")]
    [InlineData(
        "var task = p.RunPipelineAsync(\"x\"); await task.ConfigureAwait(false); Console.WriteLine(task.Result);"
    )]
    [InlineData("await Other.RunPipelineAsync();")]
    [InlineData("(await new Aegis.Tasks.Orchestrator().RunTasksAsync(new Aegis.Tasks.AgentTask[0])).EnsureSuccess();")]
    public Task ResultThatSomebodyLooksAt_IsFine(string statements) => Reports(Call(statements));

    [Fact]
    public Task ResultOfATaskThatIsNotAwaited_Reports() =>
        Reports(
            """
            [Agent("Go.")] public partial class A;
            [Pipeline] public partial class P;
            public class Caller
            {
                public void Call(P p) { {|AEG019:p.RunPipelineAsync("x")|}; }
            }
            """,
            "The result of 'P.RunPipelineAsync' is ignored, and failures of agents are only in it; call EnsureSuccess() on it or "
                + "look at it"
        );

    private static TestFile Call(string statements) =>
        $$"""
            [Agent("Go.")] public partial class A;
            [Pipeline] public partial class P;
            public static class Other { public static Task<int> RunPipelineAsync() => Task.FromResult(1); }
            public class Caller
            {
                public async Task CallAsync(P p) { {{statements}} }
            }
            """;
}
