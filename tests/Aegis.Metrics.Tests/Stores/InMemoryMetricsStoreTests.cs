using Aegis.Metrics.Contract;

namespace Aegis.Metrics.Tests.Stores;

public sealed class InMemoryMetricsStoreTests : MetricsStoreContract
{
    protected override ValueTask<IMetricsStore> OpenAsync() => new(new InMemoryMetricsStore());

    [Fact]
    public async Task Full_TheOldestGo()
    {
        var small = new InMemoryMetricsStore(capacity: 2);
        var first = Call();
        await small.AppendAsync([first, Call(1), Call(2)], [Interaction(0), Interaction(1), Interaction(2)], Token);

        Assert.Equal("1,2", await CallsAsync(small));
        Assert.Equal(2, Assert.Single(await small.ListInteractionsAsync(Query(), Token)).Count);

        // what is gone is not known any more
        await small.AppendAsync([first], [], Token);
        Assert.Equal("0,2", await CallsAsync(small));
    }

    [Fact]
    public void CapacityOfNothing_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new InMemoryMetricsStore(capacity: 0));

    private static async Task<string> CallsAsync(InMemoryMetricsStore store)
    {
        var periods = await store.SummarizeAsync(Tenant, null, Seconds(0, 1, 2, 3), Token);
        return string.Join(',', Enumerable.Range(0, 3).Where(second => periods[second].Total.Calls > 0));
    }
}
