using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Memory.Tests.Agents;

public sealed class AgentMemoryTests : CrewTests
{
    [Theory]
    [MemberData(nameof(SlowAndFast))]
    public async Task AgentThatSucceeded_HasCommitted_BeforeTheNextBegins(bool isSlow)
    {
        Store.IsSlow = isSlow;
        Work.Scout = async context =>
        {
            await Task.Yield();
            context.Memory.Set("scout", "saw a fox");
            return "done";
        };
        Work.Ranger = async context =>
        {
            (await context.OpenMemoryAsync(Token)).Set("ranger", "saw a hare");
            Assert.Same(context.Memory, await context.OpenMemoryAsync(Token));
            return "done";
        };
        Work.Writer = context =>
        {
            context.Memory.Set("writer", context.Memory.Get<string>("scout") + context.Memory.Get<string>("ranger"));
            return "done";
        };

        var result = await Pipeline.RunPipelineAsync(cancellationToken: Token);

        Assert.Equal("3 succeeded", result.Summary.ToString());
        Assert.Equal("saw a foxsaw a hare", Memory.CreateSession().Get<string>("writer"));
    }

    [Theory]
    [MemberData(nameof(SlowAndFast))]
    public async Task AgentsAtTheSameTime_LoseNothing(bool isSlow)
    {
        Store.IsSlow = isSlow;
        var both = new Barrier(2);
        ValueTask<string> FindAsync(AgentContext context, string[] found) =>
            new(
                Task.Run(
                    () =>
                    {
                        Assert.Empty(context.Memory.Keys);
                        both.SignalAndWait(Token);
                        context.Memory.Set("found", found);
                        return "done";
                    },
                    Token
                )
            );
        Work.Scout = context => FindAsync(context, ["fox", "hare"]);
        Work.Ranger = context => FindAsync(context, ["hare", "owl"]);

        var result = await Pipeline.RunPipelineAsync(cancellationToken: Token);

        Assert.Equal("3 succeeded", result.Summary.ToString());
        Assert.Equal(["fox", "hare", "owl"], Memory.CreateSession().Get<string[]>("found").Order());
    }

    [Fact]
    public async Task MemoryThatNobodyAsksFor_IsNotRead()
    {
        Store.AfterRead = () => Assert.Fail("It was read.");
        Store.BeforeWrite = () => Assert.Fail("It was written.");

        var result = await Pipeline.RunPipelineAsync(cancellationToken: Token);

        Assert.Equal("3 succeeded", result.Summary.ToString());
    }

    [Fact]
    public async Task MemoryThatIsOnlyRead_IsNotWritten()
    {
        Store.BeforeWrite = () => Assert.Fail("It was written.");
        Work.Scout = context => new($"{context.Memory.Keys.Count}");

        Assert.Equal("0", (await Pipeline.RunPipelineAsync(cancellationToken: Token)).Scout.Value);
    }

    [Fact]
    public async Task Conflicts_AreLogged()
    {
        var log = new MemoryLog();
        await using var logged = new ServiceCollection()
            .AddSingleton(Work)
            .AddSingleton<Microsoft.Extensions.Logging.ILoggerFactory>(log)
            .AddAegis()
            .BuildServiceProvider();
        Work.Scout = async context =>
        {
            context.Memory.Set("plan", "mine");
            var other = logged.GetRequiredService<SessionMemory>().CreateSession();
            other.Set("plan", "theirs");
            await other.CommitAsync(cancellationToken: Token);
            return "done";
        };

        (await new CrewPipeline(logged).RunPipelineAsync(cancellationToken: Token)).EnsureSuccess();

        Assert.Equal(
            "Agent Scout and others changed the memory at the same time, in plan: 1 written, 0 kept, 0 merged.",
            Assert.Single(log.Lines)
        );
    }
}
