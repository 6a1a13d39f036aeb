using Aegis.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Memory.Tests.Agents;

public sealed class RegistrationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PipelineWithoutServices_HasAMemoryOfItsOwn_OverItsRuns()
    {
        var pipeline = new CountPipeline();

        (await pipeline.RunPipelineAsync(cancellationToken: Token)).EnsureSuccess();
        var second = await pipeline.RunPipelineAsync(cancellationToken: Token);
        var other = await new CountPipeline().RunPipelineAsync(cancellationToken: Token);

        Assert.Equal((2, 1), (second.Looker.Value, other.Looker.Value));
    }

    [Fact]
    public async Task PipelinesOfAnApp_ShareItsMemory()
    {
        await using var services = new ServiceCollection().AddAegis().BuildServiceProvider();

        (await new CountPipeline(services).RunPipelineAsync(cancellationToken: Token)).EnsureSuccess();
        (await new CountPipeline(services).RunPipelineAsync(cancellationToken: Token)).EnsureSuccess();

        Assert.Equal(2, services.GetRequiredService<SessionMemory>().CreateSession().Get<int>("count"));
        Assert.IsType<InMemoryMemoryStore>(services.GetRequiredService<IMemoryStore>());
    }

    [Fact]
    public async Task NamedMemories_AreTakenByTheirNames_AndKeptApart()
    {
        await using var services = new ServiceCollection()
            .AddSessionMemory("archive", options => options.Tenant = "acme")
            .AddSessionMemory("archive", options => options.Strategy = ConflictStrategy.MergeArrays)
            .AddSessionMemory("desk")
            .BuildServiceProvider();

        var result = await new ArchivePipeline(services).RunPipelineAsync(cancellationToken: Token);

        Assert.Equal("archive of acme, desk of default", result.Archivist.Value);
        var archive = services.GetRequiredKeyedService<SessionMemory>("archive");
        Assert.Same(services.GetRequiredService<IMemoryStore>(), archive.Store);
        var session = archive.CreateSession();
        session.Set("found", (string[])["fox"]);
        await session.CommitAsync(cancellationToken: Token);
        Assert.Empty(services.GetRequiredKeyedService<SessionMemory>("desk").CreateSession().Keys);
        Assert.Empty(services.GetRequiredService<SessionMemory>().CreateSession().Keys);
    }

    [Fact]
    public async Task ContextOutsideARun_IsCommittedByTheCaller()
    {
        var context = new AgentContext("Scout");
        context.Memory.Set("seen", 1);

        Assert.Equal(["seen"], (await context.Memory.CommitAsync(cancellationToken: Token)).Written);
        Assert.Same(context.Memory, context.Memory);
        Assert.Empty(new AgentContext("Scout").Memory.Keys);
    }

    [Fact]
    public async Task TasksOfAGraph_ShareAMemory()
    {
        var memory = new SessionMemory();
        await using var services = new ServiceCollection().AddAegis().AddSingleton(memory).BuildServiceProvider();
        var find = new AgentTask(
            "find",
            (context, _) =>
            {
                context.Agent.Memory.Set("found", "fox");
                return Task.FromResult("done");
            }
        );

        var result = await new Orchestrator(services).RunTasksAsync([find], cancellationToken: Token);

        Assert.Equal("1 succeeded", result.Summary.ToString());
        Assert.Equal("fox", memory.CreateSession().Get<string>("found"));
    }
}
