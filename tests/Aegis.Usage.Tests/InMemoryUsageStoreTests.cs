using Aegis.Usage.Contract;

namespace Aegis.Usage.Tests;

public sealed class InMemoryUsageStoreTests : UsageStoreContract
{
    protected override ValueTask<IUsageStore> OpenAsync() => new(new InMemoryUsageStore());

    [Fact]
    public async Task Full_ForgetsTheOldest()
    {
        var store = new InMemoryUsageStore(capacity: 3);
        await store.AppendAsync([Event(3), Event(4), Event(1)], Token);
        await store.AppendAsync([Event(3), Event(2)], Token);

        var read = await store.ReadAsync(new UsageFilter(), UsagePeriod.All, null, 10, Token);

        // the first that was written is the first that is forgotten
        Assert.Equal([Id(1), Id(2), Id(4)], read.Select(usage => usage.Id));
    }
}
