using Aegis.Memory.Tests.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Memory.Tests.Agents;

public sealed class AgentMemoryTests
{
    private readonly InterposedStore store = new(new InMemoryMemoryStore());
    private readonly Work work = new();
    private readonly ServiceProvider services;
    private readonly CrewPipeline pipeline;

    public AgentMemoryTests()
    {
        services = new ServiceCollection()
            .AddSingleton(work)
            .AddSingleton<IMemoryStore>(store)
            .AddAegis()
            .Configure<SessionMemoryOptions>(options =>
                options.KeyStrategies["fatal"] = ConflictStrategy.ErrorOnConflict
            )
            .Configure<SessionMemoryOptions>(options => options.KeyStrategies["found"] = ConflictStrategy.MergeArrays)
            .BuildServiceProvider();
        pipeline = new CrewPipeline(services);
    }

    public static TheoryData<bool> SlowAndFast => [true, false];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SessionMemory Memory => services.GetRequiredService<SessionMemory>();

    [Theory]
    [MemberData(nameof(SlowAndFast))]
    public async Task AgentThatSucceeded_HasCommitted_BeforeTheNextBegins(bool isSlow)
    {
        store.IsSlow = isSlow;
        work.Scout = async context =>
        {
            await Task.Yield();
            context.Memory.Set("scout", "saw a fox");
            return "done";
        };
        work.Ranger = async context =>
        {
            (await context.OpenMemoryAsync(Token)).Set("ranger", "saw a hare");
            Assert.Same(context.Memory, await context.OpenMemoryAsync(Token));
            return "done";
        };
        work.Writer = context =>
        {
            context.Memory.Set("writer", context.Memory.Get<string>("scout") + context.Memory.Get<string>("ranger"));
            return "done";
        };

        var result = await pipeline.RunPipelineAsync(cancellationToken: Token);

        Assert.Equal("3 succeeded", result.Summary.ToString());
        Assert.Equal("saw a foxsaw a hare", Memory.CreateSession().Get<string>("writer"));
    }

    [Fact]
    public async Task AgentThatFailed_LeavesNothing()
    {
        work.Scout = context =>
        {
            context.Memory.Set("scout", "half of it");
            throw new IOException("lost");
        };

        var result = await pipeline.RunPipelineAsync(cancellationToken: Token);

        Assert.Equal(AgentStatus.Failed, result.Scout.Status);
        Assert.Empty(Memory.CreateSession().Keys);
    }

    [Fact]
    public async Task AttemptThatFailed_LeavesNothing_AndTheNextSeesWhatOthersDid()
    {
        var seen = new List<string>();
        work.Ranger = async context =>
        {
            seen.Add($"{context.Attempt}: {string.Join(' ', context.Memory.Keys)}");
            context.Memory.Set($"attempt {context.Attempt}", true);
            if (context.Attempt == 3)
            {
                return "done";
            }

            var other = Memory.CreateSession();
            other.Set($"other {context.Attempt}", true);
            await other.CommitAsync(cancellationToken: Token);
            throw new IOException("lost");
        };

        var result = await pipeline.RunPipelineAsync(cancellationToken: Token);

        Assert.Equal("done", result.Ranger.Value);
        Assert.Equal(["1: ", "2: other 1", "3: other 1 other 2"], seen);
        Assert.Equal(["attempt 3", "other 1", "other 2"], Memory.CreateSession().Keys);
    }

    [Fact]
    public async Task Fallback_BeginsAnew_AndIsWhatIsCommitted()
    {
        work.Ranger = context =>
        {
            context.Memory.Set("lost", true);
            throw new IOException("lost");
        };

        var result = await pipeline.RunPipelineAsync(cancellationToken: Token);

        Assert.Equal("instead", result.Ranger.Value);
        Assert.Equal(["instead"], Memory.CreateSession().Keys);
    }

    [Theory]
    [MemberData(nameof(SlowAndFast))]
    public async Task AgentsAtTheSameTime_LoseNothing(bool isSlow)
    {
        store.IsSlow = isSlow;
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
        work.Scout = context => FindAsync(context, ["fox", "hare"]);
        work.Ranger = context => FindAsync(context, ["hare", "owl"]);

        var result = await pipeline.RunPipelineAsync(cancellationToken: Token);

        Assert.Equal("3 succeeded", result.Summary.ToString());
        Assert.Equal(["fox", "hare", "owl"], Memory.CreateSession().Get<string[]>("found").Order());
    }

    [Theory]
    [MemberData(nameof(SlowAndFast))]
    public async Task ConflictThatIsAnError_FailsTheAgent(bool isSlow)
    {
        store.IsSlow = isSlow;
        work.Scout = async context =>
        {
            context.Memory.Set("fatal", "mine");
            var other = Memory.CreateSession();
            other.Set("fatal", "theirs");
            await other.CommitAsync(cancellationToken: Token);
            return "done";
        };

        var result = await pipeline.RunPipelineAsync(cancellationToken: Token);

        Assert.Equal(["fatal"], Assert.IsType<MemoryConflictException>(result.Scout.Error).Keys);
        Assert.Equal("theirs", Memory.CreateSession().Get<string>("fatal"));
    }

    [Fact]
    public async Task StoreThatFails_FailsTheAgent()
    {
        store.BeforeWrite = () => throw new IOException("disk full");
        work.Writer = context =>
        {
            context.Memory.Set("writer", 1);
            return "done";
        };

        var result = await pipeline.RunPipelineAsync(cancellationToken: Token);

        Assert.Equal("disk full", Assert.IsType<IOException>(result.Writer.Error).Message);
    }

    [Fact]
    public async Task RunThatIsStopped_KeepsWhatAnAgentThatSucceededHasDone()
    {
        store.IsSlow = true;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        work.Scout = async context =>
        {
            context.Memory.Set("scout", "done");
            await stop.CancelAsync();
            return "done";
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            pipeline.RunPipelineAsync(cancellationToken: stop.Token)
        );

        Assert.Equal("done", Memory.CreateSession().Get<string>("scout"));
    }

    [Fact]
    public async Task MemoryThatNobodyAsksFor_IsNotRead()
    {
        store.AfterRead = () => Assert.Fail("It was read.");
        store.BeforeWrite = () => Assert.Fail("It was written.");

        var result = await pipeline.RunPipelineAsync(cancellationToken: Token);

        Assert.Equal("3 succeeded", result.Summary.ToString());
    }

    [Fact]
    public async Task MemoryThatIsOnlyRead_IsNotWritten()
    {
        store.BeforeWrite = () => Assert.Fail("It was written.");
        work.Scout = context => new($"{context.Memory.Keys.Count}");

        Assert.Equal("0", (await pipeline.RunPipelineAsync(cancellationToken: Token)).Scout.Value);
    }

    [Fact]
    public async Task Conflicts_AreLogged()
    {
        var log = new MemoryLog();
        await using var logged = new ServiceCollection()
            .AddSingleton(work)
            .AddSingleton<Microsoft.Extensions.Logging.ILoggerFactory>(log)
            .AddAegis()
            .BuildServiceProvider();
        work.Scout = async context =>
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
