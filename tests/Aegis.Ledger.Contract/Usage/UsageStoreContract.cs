using System.Globalization;

namespace Aegis.Usage.Contract;

/// <summary>
/// What every <see cref="IUsageStore"/> has to do. The tests of a store derive from it, and say how to open an empty store.
/// </summary>
public abstract partial class UsageStoreContract : IAsyncLifetime
{
    protected static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    private IUsageStore? store;

    protected IUsageStore Store => store!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>An empty store.</summary>
    protected abstract ValueTask<IUsageStore> OpenAsync();

    /// <summary>Cleans up after a test.</summary>
    protected virtual ValueTask CloseAsync() => default;

    [Fact]
    public async Task EmptyStore_HasNothing()
    {
        await Store.AppendAsync([], Token);

        Assert.Empty(await ReadAsync());
        Assert.Empty(await SumAsync(UsageGrouping.Agent, UsagePeriod.All));
    }

    [Fact]
    public async Task Written_IsReadAsItWas()
    {
        UsageEvent[] events =
        [
            Event(0) with
            {
                Tenant = "acme",
                Pipeline = "Reports",
                RunId = "run-1",
                Attempt = 3,
                Provider = "openai",
                Tokens = new(1_000_000_000_000, 500_000, 300, 200, 100_000),
                Cost = 999_999.123456789012m,
                Fault = "ProviderException",
            },
            Event(1) with
            {
                Tenant = "acme",
                AgentId = "Größe 🦊 \"x\", 'y'",
                Cost = null,
                Time = Noon.AddTicks(19_999),
            },
            Event(2) with
            {
                Tenant = "acme",
                Cost = 0.000000000001m,
                Time = new DateTimeOffset(2026, 3, 4, 14, 0, 0, TimeSpan.FromHours(1)),
            },
        ];

        await Store.AppendAsync(events, Token);

        Assert.Equal(events, await ReadAsync());
    }

    [Fact]
    public async Task WrittenAgain_CountsOnce()
    {
        UsageEvent[] events = [Event(0) with { Cost = 1m }, Event(1), Event(2)];
        await Store.AppendAsync(events[..2], Token);
        await Store.AppendAsync(events, Token);
        await Store.AppendAsync([events[0] with { Cost = 5m }, events[2], events[2]], Token);

        Assert.Equal(events, await ReadAsync());
        Assert.Equal(3, Assert.Single(await SumAsync(UsageGrouping.None, UsagePeriod.All)).Totals.Answers);
    }

    [Fact]
    public async Task Pages_GoThroughAll_InOrder()
    {
        var events = Enumerable
            .Range(0, 25)
            .Select(number =>
                Event(number) with
                {
                    Tenant = number % 2 == 0 ? "acme" : "globex",
                    // several at one time
                    Time = Noon.AddSeconds(number / 4),
                }
            )
            .ToList();
        await Store.AppendAsync([.. events.AsEnumerable().Reverse()], Token);
        var read = new List<UsageEvent>();
        for (IReadOnlyList<UsageEvent>? page = null; page is null or { Count: 4 }; )
        {
            page = await Store.ReadAsync(new UsageFilter(), UsagePeriod.All, read.LastOrDefault(), 4, Token);
            read.AddRange(page);
        }

        Assert.Equal(events.OrderBy(usage => usage.Tenant).ThenBy(usage => usage.Time).ThenBy(usage => usage.Id), read);
    }

    [Fact]
    public async Task Filters_LeaveTheOthersOut()
    {
        var wanted = Event(0) with { Tenant = "acme", AgentId = "Writer", Model = "small", Pipeline = "Reports" };
        await Store.AppendAsync(
            [
                wanted,
                wanted with
                {
                    Id = Id(1),
                    Tenant = "globex",
                },
                wanted with
                {
                    Id = Id(2),
                    AgentId = "writer",
                },
                wanted with
                {
                    Id = Id(3),
                    Model = "large",
                },
                wanted with
                {
                    Id = Id(4),
                    Pipeline = null,
                },
                wanted with
                {
                    Id = Id(5),
                    Time = Noon.AddMilliseconds(1),
                },
                wanted with
                {
                    Id = Id(6),
                    Time = Noon.AddMilliseconds(-1),
                },
            ],
            Token
        );
        var period = new UsagePeriod(Noon, Noon.AddMilliseconds(1));

        foreach (
            var (filter, count) in ((UsageFilter, int)[])
                [
                    (new() { Tenant = "acme" }, 4),
                    (new() { AgentId = "Writer" }, 4),
                    (new() { Model = "small" }, 4),
                    (new() { Pipeline = "Reports" }, 4),
                    (
                        new()
                        {
                            Tenant = "acme",
                            AgentId = "Writer",
                            Model = "small",
                            Pipeline = "Reports",
                        },
                        1
                    ),
                    (new() { Tenant = "nobody" }, 0),
                    (new(), 5),
                ]
        )
        {
            Assert.Equal(count, (await Store.ReadAsync(filter, period, null, 100, Token)).Count);
            var sums = await Store.SumAsync(filter, UsageGrouping.None, [period], Token);
            Assert.Equal(count, sums.Sum(sum => sum.Totals.Answers));
        }
    }

    protected static Guid Id(int number) => new(number, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]);

    protected static UsageEvent Event(int number) =>
        new()
        {
            Id = Id(number),
            Time = Noon,
            AgentId = "Writer",
            Model = "small",
            Tokens = new(100, 10),
            Cost = 0.5m,
        };

    protected async Task<IReadOnlyList<UsageEvent>> ReadAsync() =>
        await Store.ReadAsync(new UsageFilter(), UsagePeriod.All, null, 100, Token);

    protected async Task<IReadOnlyList<UsageSum>> SumAsync(UsageGrouping by, params UsagePeriod[] periods) =>
        await Store.SumAsync(new UsageFilter(), by, periods, Token);

    private static string Show(UsageSum sum) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{sum.Period.Start:HH} {sum.Tenant ?? "-"} {sum.Pipeline ?? "-"} {sum.AgentId ?? "-"} {sum.Model ?? "-"}: {sum.Totals.Answers}"
        );
}
