using Aegis.Metrics;
using Aegis.Metrics.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Storage.Sqlite.Tests;

public sealed class SqliteMetricsStoreTests : MetricsStoreContract
{
    private readonly LedgerFolder folder = new();
    private SqliteLedgerStore? ledger;

    protected override ValueTask<IMetricsStore> OpenAsync()
    {
        ledger = SqliteLedgerStore.Open(folder.File);
        return new(ledger.Metrics);
    }

    protected override async ValueTask CloseAsync()
    {
        await ledger!.DisposeAsync();
        Assert.Equal("ok", folder.Query("PRAGMA integrity_check"));
        folder.Dispose();
    }

    [Fact]
    public async Task AnotherStoreOnTheFile_SeesTheSame()
    {
        await AppendAsync(Call());
        await using var other = SqliteLedgerStore.Open(folder.File);

        Assert.Equal(
            1,
            (await other.Metrics.SummarizeAsync(Tenant, null, [Start, Start.AddDays(1)], Token))[0].Total.Calls
        );
    }

    [Fact]
    public async Task UseSqlite_IsWhereTheAppsMetricsAre_AlsoWhatCameLast()
    {
        await using (var services = new ServiceCollection().AddAegis().UseSqlite(folder.File).BuildServiceProvider())
        {
            Assert.IsNotType<InMemoryMetricsStore>(Assert.Single(services.GetServices<IMetricsStore>()));
            services.GetRequiredService<AgentMetrics>().Record(Call() with { At = null });
        }

        var now = DateTimeOffset.UtcNow;
        var period = (await Store.SummarizeAsync(Tenant, null, [now.AddHours(-1), now.AddHours(1)], Token))[0];
        Assert.Equal(1, period.Total.Calls);
    }
}
