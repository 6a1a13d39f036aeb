namespace Aegis.Runs.Contract;

// who has a run
public abstract partial class RunStoreContract
{
    [Fact]
    public async Task Begun_IsItsOwners()
    {
        var run = await BeginAsync();

        Assert.Equal((RunState.Running, "one", 1L), (run.State, run.Owner, run.Fence));
        Assert.Equal((Start().Shape, Start().Inputs, "ReportPipeline"), (run.Shape, run.Inputs, run.Pipeline));
        Assert.InRange(run.LeaseLeft!.Value, TimeSpan.FromSeconds(20), Lease);
        Assert.Equal(run.CreatedAt, run.StartedAt);
        Assert.Null(run.EndedAt ?? run.ExpiresAt);
        Assert.Null(run.Error);
        Assert.Equal(run with { LeaseLeft = null }, await FindAsync() with { LeaseLeft = null });
        Assert.Empty(await Store.ReadAgentsAsync(Tenant, "run-1", Token));
        Assert.Empty(await Store.ReadStepsAsync(Tenant, "run-1", Token));
    }

    [Fact]
    public async Task Running_IsNobodyElses_UntilItsLeaseIsOver()
    {
        await BeginAsync();
        Assert.Equal("one", (await BeginAsync(Start(owner: "two"))).Owner);
        await ElapseAsync(Lease + TimeSpan.FromSeconds(1));
        Assert.True((await FindAsync()).LeaseLeft <= TimeSpan.Zero);

        var taken = await BeginAsync(Start(owner: "two"));

        Assert.Equal((RunState.Running, "two", 2L), (taken.State, taken.Owner, taken.Fence));
        Assert.True(taken.StartedAt > taken.CreatedAt);
        Assert.Equal("two", (await BeginAsync(Start(owner: "three"))).Owner);
    }

    [Fact]
    public async Task BeginThatIsRepeated_GivesTheSame()
    {
        var first = await BeginAsync();

        var again = await BeginAsync();

        Assert.Equal(first with { LeaseLeft = null }, again with { LeaseLeft = null });
    }

    [Fact]
    public async Task Renewed_StaysItsOwners()
    {
        var run = await BeginAsync();
        await ElapseAsync(TimeSpan.FromSeconds(20));

        Assert.True(await Store.RenewAsync(run.Handle, Lease, Token));
        await ElapseAsync(TimeSpan.FromSeconds(20));

        Assert.Equal("one", (await BeginAsync(Start(owner: "two"))).Owner);
    }

    [Fact]
    public async Task LateOwner_WhomNobodySucceeded_MayGoOn()
    {
        var run = await BeginAsync();
        await ElapseAsync(2 * Lease);

        Assert.True(await Store.CommitAsync(run.Handle, Agent(), Token));
        Assert.True(await Store.RenewAsync(run.Handle, Lease, Token));
        Assert.Equal("one", (await BeginAsync(Start(owner: "two"))).Owner);
    }

    [Fact]
    public async Task OwnerWhoLostTheRun_ChangesNothing()
    {
        var (old, taken) = await TakenOverAsync();

        Assert.False(await Store.RenewAsync(old, Lease, Token));
        Assert.False(await Store.CommitAsync(old, Agent(), Token));
        Assert.False(await Store.AppendAsync(old, Step(), Token));
        Assert.False(await Store.EndAsync(old, Succeeded, Token));

        Assert.Equal((RunState.Running, "two"), ((await FindAsync()).State, (await FindAsync()).Owner));
        Assert.Empty(await Store.ReadAgentsAsync(Tenant, "run-1", Token));
        Assert.Empty(await Store.ReadStepsAsync(Tenant, "run-1", Token));
        // also what the new owner has committed is not the old one's
        Assert.True(await Store.CommitAsync(taken, Agent(), Token));
        Assert.False(await Store.CommitAsync(old, Agent(), Token));
    }

    [Fact]
    public async Task ManyWhoBegin_HaveOneWinner()
    {
        var owners = Enumerable.Range(0, 50).Select(i => $"owner-{i}").ToList();

        var runs = await Task.WhenAll(owners.Select(owner => Task.Run(() => BeginAsync(Start(owner: owner)).AsTask())));

        Assert.Single(runs.Select(run => run.Owner).Distinct());
        await ElapseAsync(2 * Lease);
        runs = await Task.WhenAll(
            owners.Select(owner => Task.Run(() => BeginAsync(Start(owner: $"{owner}-again")).AsTask()))
        );
        Assert.Equal(2, Assert.Single(runs.Select(run => (run.Owner, run.Fence)).Distinct()).Fence);
    }

    [Fact]
    public async Task OtherShapeOrInputs_AreNotTakenOver()
    {
        await BeginAsync();
        await ElapseAsync(2 * Lease);

        var reshaped = await BeginAsync(Start(owner: "two") with { Shape = "agent 'Writer' gives int" });
        var otherwise = await BeginAsync(Start(owner: "two") with { Inputs = "topic:11" });

        Assert.All([reshaped, otherwise], run => Assert.Equal(("one", 1L), (run.Owner, run.Fence)));
        Assert.Equal(Start().Shape, reshaped.Shape);
        Assert.Equal(Start().Inputs, otherwise.Inputs);
    }

    [Fact]
    public async Task Tenants_HaveRunsOfTheirOwn()
    {
        var run = await BeginAsync();
        await Store.CommitAsync(run.Handle, Agent(), Token);

        var other = await BeginAsync(Start(owner: "two", tenant: "globex"));

        Assert.Equal(("two", "globex"), (other.Owner, other.Tenant));
        Assert.Empty(await Store.ReadAgentsAsync("globex", "run-1", Token));
        Assert.Null(await Store.FindAsync("initech", "run-1", Token));
        Assert.False(await Store.ForgetAsync("initech", "run-1", Token));
    }
}
