namespace Aegis.Runs.Contract;

// how runs end, are found and forgotten
public abstract partial class RunStoreContract
{
    [Fact]
    public async Task Ended_SaysHow()
    {
        var run = await BeginAsync();

        Assert.True(await Store.EndAsync(run.Handle, Failed, Token));
        Assert.True(await Store.EndAsync(run.Handle, Failed, Token));
        Assert.False(await Store.EndAsync(run.Handle, Succeeded, Token));

        var ended = await FindAsync();
        Assert.Equal((RunState.Failed, Failed.Error, "one"), (ended.State, ended.Error, ended.Owner));
        Assert.Null(ended.LeaseLeft);
        Assert.Equal(ended.EndedAt + Day, ended.ExpiresAt);
        Assert.False(await Store.CommitAsync(run.Handle, Agent(), Token));
        Assert.False(await Store.RenewAsync(run.Handle, Lease, Token));
    }

    [Theory]
    [InlineData(RunState.Failed)]
    [InlineData(RunState.TimedOut)]
    [InlineData(RunState.Cancelled)]
    public async Task EndedWithoutSuccess_IsTakenAtOnce(RunState state)
    {
        var run = await BeginAsync();
        await Store.EndAsync(run.Handle, new RunEnd(state, "why", Day), Token);

        var taken = await BeginAsync(Start(owner: "two"));

        Assert.Equal((RunState.Running, "two", 2L), (taken.State, taken.Owner, taken.Fence));
        Assert.Null(taken.Error);
        Assert.Null(taken.EndedAt ?? taken.ExpiresAt);
    }

    [Fact]
    public async Task Succeeded_IsNobodysToTake()
    {
        var run = await BeginAsync();
        await Store.EndAsync(run.Handle, Succeeded, Token);

        var found = await BeginAsync(Start(owner: "two"));

        Assert.Equal((RunState.Succeeded, "one", 1L), (found.State, found.Owner, found.Fence));
    }

    [Fact]
    public async Task Expired_IsNotThere_AndBeginsAnew()
    {
        var run = await BeginAsync();
        await Store.CommitAsync(run.Handle, Agent(), Token);
        await Store.EndAsync(run.Handle, Succeeded, Token);
        await ElapseAsync(Day + TimeSpan.FromSeconds(1));

        Assert.Null(await Store.FindAsync(Tenant, "run-1", Token));
        Assert.Empty(await Store.ReadAgentsAsync(Tenant, "run-1", Token));
        Assert.Empty(await Store.ListAsync(Tenant, null, null, 10, Token));
        var again = await BeginAsync(Start(owner: "two") with { Inputs = "topic:11" });

        Assert.Equal((RunState.Running, "two", 1L), (again.State, again.Owner, again.Fence));
        Assert.Empty(await Store.ReadAgentsAsync(Tenant, "run-1", Token));
    }

    [Fact]
    public async Task Reap_TakesWhatHasExpired_OfAllTenants()
    {
        foreach (var tenant in new[] { "acme", "globex" })
        {
            var run = await BeginAsync(Start(tenant: tenant));
            await Store.CommitAsync(run.Handle, Agent(), Token);
            await Store.EndAsync(run.Handle, Succeeded, Token);
        }

        await BeginAsync(Start("run-2"));
        Assert.Equal(0, await Store.ReapAsync(10, Token));
        await ElapseAsync(2 * Day);

        Assert.Equal(1, await Store.ReapAsync(1, Token));
        Assert.Equal(1, await Store.ReapAsync(10, Token));
        Assert.Equal(0, await Store.ReapAsync(10, Token));
        // an owner who is gone does not end a run
        Assert.NotNull(await Store.FindAsync(Tenant, "run-2", Token));
    }

    [Fact]
    public async Task End_TakesExpiredOnesAlong()
    {
        var old = await BeginAsync(Start("old"));
        await Store.EndAsync(old.Handle, Succeeded, Token);
        await ElapseAsync(2 * Day);
        var run = await BeginAsync();

        await Store.EndAsync(run.Handle, Succeeded, Token);

        Assert.Equal(0, await Store.ReapAsync(10, Token));
    }

    [Fact]
    public async Task Forgotten_BeginsAnew()
    {
        var run = await BeginAsync();
        await Store.CommitAsync(run.Handle, Agent(), Token);
        Assert.False(await Store.ForgetAsync(Tenant, "run-1", Token));
        await Store.EndAsync(run.Handle, Failed, Token);

        Assert.True(await Store.ForgetAsync(Tenant, "run-1", Token));
        Assert.False(await Store.ForgetAsync(Tenant, "run-1", Token));

        Assert.Equal(1, (await BeginAsync(Start(owner: "two"))).Fence);
        Assert.Empty(await Store.ReadAgentsAsync(Tenant, "run-1", Token));
    }

    [Fact]
    public async Task List_GoesFromTheLatest_PageByPage()
    {
        for (var i = 0; i < 5; i++)
        {
            var run = await BeginAsync(Start($"run-{i}"));
            if (i % 2 == 0)
            {
                await Store.EndAsync(run.Handle, Failed, Token);
            }

            await ElapseAsync(TimeSpan.FromSeconds(1));
        }

        await BeginAsync(Start("run-9", tenant: "globex"));
        var first = await Store.ListAsync(Tenant, null, null, 2, Token);
        var rest = await Store.ListAsync(Tenant, null, first[^1].Cursor, 10, Token);
        var failed = await Store.ListAsync(Tenant, RunState.Failed, null, 10, Token);

        Assert.Equal(["run-4", "run-3"], first.Select(run => run.RunId));
        Assert.Equal(["run-2", "run-1", "run-0"], rest.Select(run => run.RunId));
        Assert.Equal(["run-4", "run-2", "run-0"], failed.Select(run => run.RunId));
        Assert.Equal(await FindAsync("run-4"), first[0]);
    }

    [Fact]
    public async Task StepsOfARunThatIsNotThere_AreRefused()
    {
        var nowhere = new RunHandle(Tenant, "run-1", 1);

        Assert.False(await Store.RenewAsync(nowhere, Lease, Token));
        Assert.False(await Store.CommitAsync(nowhere, Agent(), Token));
        Assert.False(await Store.AppendAsync(nowhere, Step(), Token));
        Assert.False(await Store.EndAsync(nowhere, Succeeded, Token));
    }
}
