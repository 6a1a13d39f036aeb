using Aegis.Storage.Tests.Server;
using Aegis.Usage;
using Aegis.Usage.Contract;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Aegis.Storage.Tests;

public sealed class PostgreSqlUsageStoreTests(TestDatabase database) : UsageStoreContract, IClassFixture<TestDatabase>
{
    private const string AsAcme = "BEGIN; SELECT set_config('aegis.tenant', 'acme', true); ";
    private const string AsMaintenance = "BEGIN; SELECT set_config('aegis.maintenance', 'on', true); ";
    private const string Count = "SELECT count(*) FROM aegis.usage_event";
    private PostgreSqlLedgerStore? ledger;

    protected override async ValueTask<IUsageStore> OpenAsync()
    {
        ledger = new PostgreSqlLedgerStore(database.Owner);
        await ledger.MigrateAsync(Token);
        await TestDatabase.RunAsync(database.Administrator, "DELETE FROM aegis.usage_event");
        return ledger.Usage;
    }

    protected override ValueTask CloseAsync() => ledger!.DisposeAsync();

    [Fact]
    public async Task WithoutTenant_NothingIsThere_AndOnlyItsOwnCanBeWritten()
    {
        await Store.AppendAsync([Event(0) with { Tenant = "acme" }, Event(1) with { Tenant = "globex" }], Token);

        Assert.Equal(0L, await TestDatabase.ReadLastAsync(database.Owner, Count));
        Assert.Equal(1L, await TestDatabase.ReadLastAsync(database.Owner, AsAcme + Count));
        Assert.Equal(2L, await TestDatabase.ReadLastAsync(database.Owner, AsMaintenance + Count));
        var error = await Assert.ThrowsAsync<PostgresException>(() =>
            TestDatabase.RunAsync(database.Owner, $"{AsAcme}UPDATE aegis.usage_event SET tenant = 'globex'")
        );
        Assert.Equal("42501", error.SqlState);
    }

    [Fact]
    public async Task Maintenance_ReadsAlone()
    {
        await Store.AppendAsync([Event(0) with { Tenant = "acme" }], Token);

        await TestDatabase.RunAsync(database.Owner, $"{AsMaintenance}DELETE FROM aegis.usage_event; COMMIT");

        Assert.Single(await ReadAsync());
    }

    [Fact]
    public async Task UsePostgreSql_IsWhereTheAppsUsageIs()
    {
        var services = new ServiceCollection().AddAegis().UsePostgreSql(database.Owner);
        await using (var provider = services.BuildServiceProvider())
        {
            Assert.Single(provider.GetServices<IUsageStore>());
            provider.GetRequiredService<UsageTracker>().Record("Writer", 100, 10, "small");
        }

        Assert.Equal(new TokenCounts(100, 10), Assert.Single(await ReadAsync()).Tokens);
    }
}
