using Aegis.Tasks;
using Aegis.Tests.Agents;

namespace Aegis.Tests.Tasks;

/// <summary>What a task learns of those it depends on.</summary>
public sealed class HandOverTests
{
    private sealed record Facts(string Topic, int Count);

    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Question_ShowsTheOutputsOfItsDependenciesUnderTheirIds()
    {
        var client = new ScriptedChatClient("a report");
        AgentTask[] tasks =
        [
            new("research", (_, _) => Task.FromResult("tea is old")),
            new AgentTask<Facts>("count", (_, _) => Task.FromResult(new Facts("tea", 3))),
            new("missing", (_, _) => throw new FormatException()),
            new("write", "Write a report.") { DependsOn = ["research", "count"], OptionalDependsOn = ["missing"] },
        ];

        var result = await new Orchestrator(client).RunTasksAsync(tasks, Writers, cancellationToken: TestToken);

        Assert.Equal("a report", result["write"].Text);
        Assert.Equal(
            [
                "system: You write.",
                "user: ## task\n\nWrite a report.\n\n## research\n\ntea is old\n\n## count\n\n{\"topic\":\"tea\",\"count\":3}",
            ],
            Assert.Single(client.Requests).Texts
        );
    }

    [Fact]
    public async Task QuestionWithoutDependencies_IsTheDescriptionAlone()
    {
        var client = new ScriptedChatClient("a report");

        await new Orchestrator(client).RunTasksAsync(
            [new("write", "Write a report.")],
            Writers,
            cancellationToken: TestToken
        );

        Assert.Equal("user: Write a report.", Assert.Single(client.Requests).Texts.Last());
    }

    [Fact]
    public async Task TypedQuestion_IsAnsweredByItsSchemaAndHandedOverAsAValue()
    {
        var client = new ScriptedChatClient("""{"topic":"tea","count":"many"}""", """{"topic":"tea","count":3}""");
        var ask = new AgentTask<Facts>("ask", "Count.");
        var use = new AgentTask<int>("use", (context, _) => Task.FromResult(context.Output(ask).Count + 1))
        {
            DependsOn = ["ask"],
        };

        var result = await new Orchestrator(client).RunTasksAsync([ask, use], Writers, cancellationToken: TestToken);

        Assert.Equal(4, result.Outcome(use).Value);
        Assert.Equal(new Facts("tea", 3), result.Outcome(ask).Value);
        Assert.Equal("""{"topic":"tea","count":3}""", result["ask"].Text);
        Assert.Equal(2, client.Requests.Count);
        Assert.True(client.Requests[0].Schema.GetProperty("properties").TryGetProperty("count", out _));
    }

    [Fact]
    public async Task QuestionTypedAsText_IsAskedWithoutASchema()
    {
        var client = new ScriptedChatClient("plain");
        var ask = new AgentTask<string>("ask", "Say it.");

        var result = await new Orchestrator(client).RunTasksAsync([ask], Writers, cancellationToken: TestToken);

        Assert.Equal("plain", result.Outcome(ask).Value);
        Assert.Null(Assert.Single(client.Requests).Options!.ResponseFormat);
    }

    [Fact]
    public async Task Output_OfATaskThatIsNoDependency_SaysToNameIt()
    {
        var error = await ErrorOfAsync(context => context.Output<int>("one"));

        Assert.StartsWith(
            "Task 'use' does not depend on 'one', so 'one' may not have run yet. Name it in DependsOn of 'use'. Did you mean 'ones'?",
            Assert.IsType<ArgumentException>(error).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Output_OfAnotherType_NamesBoth()
    {
        var error = await ErrorOfAsync(context => context.Output<List<int>>("ones").Count);

        Assert.Equal(
            "Task 'ones' puts out Facts, which is no List<Int32>.",
            Assert.IsType<InvalidCastException>(error).Message
        );
    }

    [Fact]
    public async Task Output_AsABaseType_IsGiven()
    {
        var use = new AgentTask<object>("use", (context, _) => Task.FromResult(context.Output<object>("ones")))
        {
            DependsOn = ["ones"],
        };

        var result = await new Orchestrator().RunTasksAsync([Ones, use], cancellationToken: TestToken);

        Assert.Equal(new Facts("ones", 1), result.Outcome(use).Value);
    }

    [Fact]
    public async Task Output_OfAnOptionalDependencyThatFailed_NamesTheCause()
    {
        var fails = new AgentTask<int>("fails", (_, _) => throw new FormatException("no number"));
        var asks = new AgentTask<int>("asks", (context, _) => Task.FromResult(context.Output(fails)))
        {
            OptionalDependsOn = ["fails"],
        };
        var looks = new AgentTask<string>(
            "looks",
            (context, _) => Task.FromResult($"{context.Outcome(fails).Error?.Message}")
        )
        {
            OptionalDependsOn = ["fails"],
        };

        var result = await new Orchestrator().RunTasksAsync([fails, asks, looks], cancellationToken: TestToken);

        Assert.Equal(
            "Agent 'fails' has no value: it failed with FormatException: no number",
            Assert.IsType<AgentNotSucceededException>(result["asks"].Error).Message
        );
        Assert.Equal("no number", result["looks"].Text);
    }

    [Fact]
    public async Task CodeThatReturnsNoTask_Fails()
    {
        var result = await new Orchestrator().RunTasksAsync(
            [new AgentTask<int>("a", (_, _) => null!)],
            cancellationToken: TestToken
        );

        Assert.Equal("The run method returned null instead of a task.", result["a"].Error?.Message);
    }

    [Fact]
    public async Task Code_SeesItsRun()
    {
        string? runId = null;
        var task = new AgentTask(
            "look",
            (context, token) =>
            {
                runId = context.Agent.RunId;
                Assert.Same(context.Agent, AgentContext.Current);
                Assert.Equal(token, context.Agent.CancellationToken);
                return Task.FromResult(context.TaskId);
            }
        );

        var result = await new Orchestrator().RunTasksAsync(
            [task],
            options: new PipelineRunOptions { RunId = "r1" },
            cancellationToken: TestToken
        );

        Assert.Equal("look", result["look"].Value);
        Assert.Equal("r1", runId);
    }

    private static AgentTeam Writers => AgentTeam.Create("writers", new AgentProfile("writer", "You write."));

    private static AgentTask<Facts> Ones => new("ones", (_, _) => Task.FromResult(new Facts("ones", 1)));

    private static async Task<Exception?> ErrorOfAsync(Func<TaskContext, int> use)
    {
        var task = new AgentTask<int>("use", (context, _) => Task.FromResult(use(context))) { DependsOn = ["ones"] };
        var result = await new Orchestrator().RunTasksAsync([Ones, task], cancellationToken: TestToken);
        return result["use"].Error;
    }
}
