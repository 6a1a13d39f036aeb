using Aegis.Tasks;
using Aegis.Tests.Agents;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tests.Tasks;

/// <summary>Who does a task, by which model, with which tools.</summary>
public sealed class AssignmentTests : IDisposable
{
    private static readonly AgentProfile Researcher = new("researcher", "You research.");
    private static readonly AgentProfile Writer = new("writer", "You write.") { Model = "large" };
    private readonly ScriptedChatClient client = new("one", "two", "three");

    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task TaskThatNamesAProfile_IsDoneByIt()
    {
        var result = await RunAsync(
            AgentTeam.Create("newsroom", Researcher, Writer),
            new AgentTask("research", "Find out.") { Agent = "researcher" },
            new AgentTask("write", "Write.") { Agent = "writer", DependsOn = ["research"] }
        );

        Assert.Equal("2 succeeded", result.Summary);
        Assert.Equal("system: You research.", client.Requests[0].Texts.First());
        Assert.Equal("system: You write.", client.Requests[1].Texts.First());
        Assert.Equal("large", client.Requests[1].Options!.ModelId);
    }

    [Fact]
    public async Task TeamOfOne_NeedNotBeNamed()
    {
        await RunAsync(AgentTeam.Create("newsroom", Writer), new AgentTask("write", "Write."));

        Assert.Equal("system: You write.", Assert.Single(client.Requests).Texts.First());
    }

    [Fact]
    public Task UnknownProfile_ListsTheKnownOnes() =>
        RefusesAsync<ArgumentException>(
            "Task 'write' is for 'writr', which is no profile of team 'newsroom'. Did you mean 'writer'? "
                + "The profiles are 'researcher', 'writer'.",
            AgentTeam.Create("newsroom", Researcher, Writer),
            new AgentTask("write", "Write.") { Agent = "writr" }
        );

    [Fact]
    public Task NoProfileWhereThereAreSeveral_ListsThem() =>
        RefusesAsync<ArgumentException>(
            "Task 'write' does not say which profile of team 'newsroom' does it. Set Agent. "
                + "The profiles are 'researcher', 'writer'.",
            AgentTeam.Create("newsroom", Researcher, Writer),
            new AgentTask("write", "Write.")
        );

    [Fact]
    public Task TeamOfNone_SaysSo() =>
        RefusesAsync<ArgumentException>(
            "Task 'write' does not say which profile of team 'newsroom' does it. Set Agent. The team has no profiles.",
            AgentTeam.Create("newsroom"),
            new AgentTask("write", "Write.")
        );

    [Fact]
    public Task NoTeam_SaysToPassOne() =>
        RefusesAsync<ArgumentException>(
            "Task 'write' needs a profile whose model does it, but no team was given. Pass one: AgentTeam.Create(…).",
            team: null,
            new AgentTask("write", "Write.")
        );

    [Fact]
    public void TwoProfilesOfOneName_AreRefused()
    {
        var exception = Assert.Throws<ArgumentException>(() => AgentTeam.Create("newsroom", Writer, Writer));

        Assert.StartsWith("Team 'newsroom' has two profiles 'writer'.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoClient_SaysWhereToSetOne()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new Orchestrator().RunTasksAsync(
                [new AgentTask("write", "Write.")],
                AgentTeam.Create("newsroom", Writer),
                cancellationToken: TestToken
            )
        );

        Assert.Equal(
            "Task 'write' is done by 'writer', but there is no chat client: set ChatClient of the profile, or build the Orchestrator with one.",
            exception.Message
        );
    }

    [Fact]
    public async Task ClientsOfProfiles_AreAskedInsteadOfTheOrchestrators()
    {
        var own = new ScriptedChatClient("own");
        var keyed = new ScriptedChatClient("keyed");
        var services = new ServiceCollection()
            .AddSingleton<IChatClient>(client)
            .AddKeyedSingleton<IChatClient>("fast", keyed)
            .BuildServiceProvider();
        var team = AgentTeam.Create(
            "mixed",
            new AgentProfile("own", "") { ChatClient = own },
            new AgentProfile("keyed", "") { Client = "fast" },
            new AgentProfile("default", "")
        );

        var result = await new Orchestrator(services).RunTasksAsync(
            team.Profiles.Select(profile => new AgentTask(profile.Name, "Say.") { Agent = profile.Name }),
            team,
            cancellationToken: TestToken
        );

        Assert.Equal(["own", "keyed", "one"], result.Tasks.Select(task => task.Text));
    }

    [Fact]
    public async Task KeyThatNobodyRegistered_IsNamed()
    {
        var team = AgentTeam.Create("mixed", new AgentProfile("keyed", "") { Client = "fast" });

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new Orchestrator(client).RunTasksAsync([new AgentTask("a", "Say.")], team, cancellationToken: TestToken)
        );

        Assert.StartsWith(
            "Task 'a' is done by 'keyed', whose chat client 'fast' is not registered",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task CodeOfAProfile_IsGivenItsClient()
    {
        var own = new ScriptedChatClient("");
        IChatClient? seen = null;
        var look = new AgentTask(
            "look",
            (context, _) =>
            {
                seen = context.Agent.ChatClient;
                return Task.FromResult("");
            }
        )
        {
            Agent = "own",
        };

        await RunAsync(AgentTeam.Create("team", new AgentProfile("own", "") { ChatClient = own }, Writer), look);

        Assert.Same(own, seen?.GetService<ScriptedChatClient>());
    }

    [Fact]
    public async Task ToolsOfProfileAndTask_ReachTheModelAndAreCalled()
    {
        var called = new List<string>();
        var search = AIFunctionFactory.Create(() => Called("search"), "search");
        var count = AIFunctionFactory.Create(() => Called("count"), "count");
        var calling = new ScriptedChatClient(
            ScriptedReply.Calling(new FunctionCallContent("1", "search"), new FunctionCallContent("2", "count")),
            new ScriptedReply("both called")
        );
        var profile = new AgentProfile("finder", "") { Tools = [search, count], ChatClient = calling };

        var result = await RunAsync(
            AgentTeam.Create("finders", profile),
            new AgentTask("find", "Find it.") { Tools = [count] }
        );

        Assert.Equal("both called", result["find"].Text);
        Assert.Equal(["count", "search"], called.Order());
        Assert.Equal(["search", "count"], calling.Requests[0].Options!.Tools!.Select(tool => tool.Name));

        string Called(string tool)
        {
            lock (called)
            {
                called.Add(tool);
            }

            return "found";
        }
    }

    private Task<TaskRunResult> RunAsync(AgentTeam? team, params AgentTask[] tasks) =>
        new Orchestrator(client).RunTasksAsync(tasks, team, cancellationToken: TestToken);

    private async Task RefusesAsync<TException>(string message, AgentTeam? team, AgentTask task)
        where TException : Exception
    {
        Assert.Equal(message, (await Assert.ThrowsAsync<TException>(() => RunAsync(team, task))).Message);
        Assert.Empty(client.Requests);
    }
}
