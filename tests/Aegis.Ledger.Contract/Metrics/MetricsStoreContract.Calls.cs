namespace Aegis.Metrics.Contract;

public abstract partial class MetricsStoreContract
{
    [Fact]
    public async Task EmptyStore_HasNothing()
    {
        var period = await SummarizeAsync();

        Assert.Empty(period.Agents);
        Assert.Equal(
            (0, 0, null, null),
            (period.Total.Calls, period.Total.Skipped, period.Total.SuccessRate, period.Total.Latency)
        );
        Assert.Empty(period.Total.Errors);
        Assert.Empty(await Store.ListErrorsAsync(Query(), 5, Token));
        Assert.Empty(await Store.ListInteractionsAsync(Query(), Token));
        Assert.Equal(0, await Store.PruneAsync(Start, 10, Token));
    }

    [Fact]
    public async Task SameId_IsKeptOnce_AsItWasFirst()
    {
        var call = Call();
        var interaction = Interaction(1);
        await Store.AppendAsync([call, call], [interaction, interaction], Token);
        await Store.AppendAsync([call with { Agent = "Other" }, Call(2)], [interaction with { To = "Other" }], Token);

        Assert.Equal(2, Assert.Single((await SummarizeAsync()).Agents).Calls);
        var edge = Assert.Single(await Store.ListInteractionsAsync(Query(), Token));
        Assert.Equal(("Writer", 1), (edge.To, edge.Count));
    }

    [Fact]
    public async Task Tenants_DoNotSeeEachOther_EvenWithOneId()
    {
        var mine = Call();
        await AppendAsync(mine, mine with { Tenant = "globex", Agent = "Spy" });
        await AppendAsync(Interaction(1), Interaction(2, from: "Spy", tenant: "globex"));

        Assert.Equal("Writer", Assert.Single((await SummarizeAsync()).Agents).Agent);
        Assert.Equal("Spy", Assert.Single((await SummarizeAsync(tenant: "globex")).Agents).Agent);
        Assert.Equal("Researcher", Assert.Single(await Store.ListInteractionsAsync(Query(), Token)).From);
        Assert.Empty((await SummarizeAsync(tenant: "initech")).Agents);
    }

    [Fact]
    public async Task Statuses_AreCountedApart()
    {
        await AppendAsync(
            Call() with
            {
                Attempts = 3,
            },
            Failure(1, ErrorKinds.Timeout) with
            {
                Attempts = 2,
            },
            Failure(2, "mine"),
            Call(3) with
            {
                Status = AgentStatus.Cancelled,
                ErrorKind = ErrorKinds.Cancelled,
                Duration = TimeSpan.FromHours(1),
            },
            Call(4) with
            {
                Status = AgentStatus.Skipped,
                Attempts = 0,
                Duration = null,
            }
        );

        var total = (await SummarizeAsync()).Total;

        Assert.Equal(
            (4, 1, 2, 1, 1, 3),
            (total.Calls, total.Succeeded, total.Failed, total.Cancelled, total.Skipped, total.Retries)
        );
        Assert.Equal(1.0 / 3, total.SuccessRate);
        Assert.Equal(
            new Dictionary<string, long>
            {
                [ErrorKinds.Cancelled] = 1,
                [ErrorKinds.Timeout] = 1,
                ["mine"] = 1,
            },
            total.Errors
        );
        // who gives up says nothing of how long it would have taken
        Assert.Equal((3, TimeSpan.FromMilliseconds(5)), (total.Latency!.Count, total.Latency.Max));
    }

    [Fact]
    public async Task Period_HasItsFirstMoment_AndNotItsLast()
    {
        await AppendAsync(Call(9.999), Call(10), Call(19.999), Call(20));

        Assert.Equal(2, (await SummarizeAsync(10, 20)).Total.Calls);
        Assert.Equal(1, (await SummarizeAsync(10.0001, 20)).Total.Calls);
        Assert.Equal(3, (await SummarizeAsync(10, 20.0001)).Total.Calls);
        Assert.Equal(0, (await SummarizeAsync(10, 10)).Total.Calls);
    }

    [Fact]
    public async Task Periods_FollowEachOther_AndOneMayBeEmpty()
    {
        await AppendAsync(Call(0), Call(10), Call(11), Call(30));

        var periods = await Store.SummarizeAsync(Tenant, null, Seconds(0, 10, 20, 20, 30, 40), Token);

        Assert.Equal([1, 2, 0, 0, 1], periods.Select(period => period.Total.Calls));
        Assert.Equal((Start.AddSeconds(20), Start.AddSeconds(30)), (periods[3].From, periods[3].To));
        Assert.Empty(periods[2].Agents);
    }

    [Fact]
    public async Task BoundsThatAreNone_AreRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await Store.SummarizeAsync(Tenant, null, [Start], Token)
        );
        await Assert.ThrowsAsync<ArgumentException>(async () => await SummarizeAsync(1, 0));
    }

    [Fact]
    public async Task Agent_IsAskedForAlone()
    {
        await AppendAsync(Call(), Call(1, "Editor"), Call(2, "écrivain"));

        var one = await SummarizeAsync(agent: "Editor");

        Assert.Equal("Editor", Assert.Single(one.Agents).Agent);
        Assert.Equal(1, one.Total.Calls);
        Assert.Equal(["Editor", "Writer", "écrivain"], (await SummarizeAsync()).Agents.Select(agent => agent.Agent));
    }

    [Fact]
    public async Task CallWithoutDuration_HasNoLatency()
    {
        await AppendAsync(Call() with { Duration = null });

        Assert.Null((await SummarizeAsync()).Total.Latency);
        Assert.Null(Assert.Single((await SummarizeAsync()).Agents).Latency);
    }
}
