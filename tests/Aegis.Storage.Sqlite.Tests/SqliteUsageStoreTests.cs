using Aegis.Usage;
using Aegis.Usage.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Storage.Sqlite.Tests;

public sealed class SqliteUsageStoreTests : UsageStoreContract
{
    private readonly LedgerFolder folder = new();
    private SqliteLedgerStore? ledger;

    protected override ValueTask<IUsageStore> OpenAsync()
    {
        ledger = SqliteLedgerStore.Open(folder.File);
        return new(ledger.Usage);
    }

    protected override async ValueTask CloseAsync()
    {
        await ledger!.DisposeAsync();
        Assert.Equal("ok", folder.Query("PRAGMA integrity_check"));
        folder.Dispose();
    }

    [Theory]
    [InlineData("acme")]
    [InlineData(null)]
    public async Task SumsAndPages_NeverReadTheWholeTable(string? tenant)
    {
        await Store.AppendAsync([Event(0)], Token);
        var filter = new UsageFilter { Tenant = tenant };
        using var connection = folder.OpenLedger();
        foreach (
            var query in (Files.Statement[])
                [
                    Usage.UsageQueries.Sums(filter, UsageGrouping.Agent, new(Noon, Noon.AddDays(1))),
                    Usage.UsageQueries.Events(filter, new(Noon, Noon.AddDays(1)), Event(0), 10),
                ]
        )
        {
            var plan = new Files.Statement($"EXPLAIN QUERY PLAN {query.Sql}");
            foreach (var (name, value) in query.Parameters)
            {
                plan.With(name, value);
            }

            var steps = connection.ReadAll(plan, row => row.GetString(3));
            Assert.DoesNotContain(
                steps,
                step =>
                    step.StartsWith("SCAN", StringComparison.Ordinal)
                    && step.Contains("usage_event", StringComparison.Ordinal)
                    && !step.Contains("COVERING", StringComparison.Ordinal)
            );
            Assert.Contains(steps, step => step.Contains("tenant_id=? AND at>? AND at<?", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task UseSqlite_IsWhereTheAppsUsageIs()
    {
        using var own = new LedgerFolder();
        var services = new ServiceCollection().AddAegis().UseSqlite(own.File);
        await using (var provider = services.BuildServiceProvider())
        {
            Assert.Single(provider.GetServices<IUsageStore>());
            provider.GetRequiredService<UsageTracker>().Record("Writer", 100, 10, "small");
        }

        // the tracker is disposed of before the file is closed
        Assert.Equal("Writer 110", own.Query("SELECT agent_id || ' ' || (input + output) FROM aegis_usage_event"));
    }

    [Fact]
    public async Task FileThatCanNotBeOpened_StopsNoAgent()
    {
        var services = new ServiceCollection().AddAegis().UseSqlite(Path.Combine(folder.Path, "later", "aegis.db"));
        await using (var provider = services.BuildServiceProvider())
        {
            var tracker = provider.GetRequiredService<UsageTracker>();
            tracker.Record("Writer", 100, 10, "small");
            await Assert.ThrowsAsync<SqliteLedgerException>(() => tracker.FlushAsync(Token));

            Directory.CreateDirectory(Path.Combine(folder.Path, "later"));
            await tracker.FlushAsync(Token);
            Assert.Equal(0, tracker.Waiting);
        }
    }
}
