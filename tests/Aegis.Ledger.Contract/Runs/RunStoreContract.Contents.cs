namespace Aegis.Runs.Contract;

// what is kept of a run's agents
public abstract partial class RunStoreContract
{
    [Fact]
    public async Task Committed_IsThere()
    {
        var run = await BeginAsync();

        Assert.True(await Store.CommitAsync(run.Handle, Agent("Reader"), Token));
        Assert.True(await Store.CommitAsync(run.Handle, new RunAgent { AgentId = "Audit" }, Token));

        var agents = await Store.ReadAgentsAsync(Tenant, "run-1", Token);
        Assert.Equal(["Audit", "Reader"], agents.Select(agent => agent.AgentId).Order());
        var reader = agents.Single(agent => agent.AgentId == "Reader");
        Assert.True(reader.CommittedAt >= run.CreatedAt);
        Assert.Equal(Agent("Reader") with { CommittedAt = reader.CommittedAt }, reader);
        var audit = agents.Single(agent => agent.AgentId == "Audit");
        Assert.Null(audit.Output ?? audit.Usage);
        Assert.Null(audit.Duration);
    }

    [Fact]
    public async Task CommitThatIsRepeated_CountsOnce()
    {
        var run = await BeginAsync();
        await Store.CommitAsync(run.Handle, Agent(), Token);

        Assert.True(await Store.CommitAsync(run.Handle, Agent() with { Output = "\"another\"" }, Token));

        Assert.Equal(Agent().Output, Assert.Single(await Store.ReadAgentsAsync(Tenant, "run-1", Token)).Output);
    }

    [Fact]
    public async Task LargeOutput_ComesBack()
    {
        var run = await BeginAsync();
        var large = $"\"{new string('x', 1_000_000)}\"";

        await Store.CommitAsync(run.Handle, Agent(output: large), Token);

        Assert.Equal(large, Assert.Single(await Store.ReadAgentsAsync(Tenant, "run-1", Token)).Output);
    }

    [Fact]
    public async Task Steps_ComeInTheirOrder()
    {
        var run = await BeginAsync();
        RunStep[] steps = [Step(1), Step(1, 1), Step(1, 2), Step(2), Step(10)];

        foreach (var step in steps.Reverse())
        {
            Assert.True(await Store.AppendAsync(run.Handle, step, Token));
        }

        Assert.True(await Store.AppendAsync(run.Handle, Step() with { Body = "again" }, Token));
        Assert.Equal(steps, await Store.ReadStepsAsync(Tenant, "run-1", Token));
    }

    [Fact]
    public async Task Commit_LetsGoOfTheAgentsSteps()
    {
        var run = await BeginAsync();
        await Store.AppendAsync(run.Handle, Step(agent: "Writer"), Token);
        await Store.AppendAsync(run.Handle, Step(agent: "Reader"), Token);

        await Store.CommitAsync(run.Handle, Agent("Writer"), Token);

        Assert.Equal("Reader", Assert.Single(await Store.ReadStepsAsync(Tenant, "run-1", Token)).AgentId);
    }

    [Fact]
    public async Task TakenOver_KeepsWhatIsThere()
    {
        var old = await BeginAsync();
        await Store.CommitAsync(old.Handle, Agent("Reader"), Token);
        await Store.AppendAsync(old.Handle, Step(), Token);
        await ElapseAsync(2 * Lease);

        var taken = await BeginAsync(Start(owner: "two"));

        Assert.Single(await Store.ReadAgentsAsync(Tenant, "run-1", Token));
        Assert.Single(await Store.ReadStepsAsync(Tenant, "run-1", Token));
        Assert.True(await Store.AppendAsync(taken.Handle, Step(2), Token));
        Assert.Equal(2, (await Store.ReadStepsAsync(Tenant, "run-1", Token)).Count);
    }
}
