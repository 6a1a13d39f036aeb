using Aegis.Metrics;
using Aegis.Metrics.Contract;
using Aegis.Storage.Tests.Server;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Aegis.Storage.Tests;

public sealed class PostgreSqlMetricsStoreTests(TestDatabase database)
    : MetricsStoreContract,
        IClassFixture<TestDatabase>
{
    private const string AsAcme = "BEGIN; SELECT set_config('aegis.tenant', 'acme', true); ";
    private const string AsMaintenance = "BEGIN; SELECT set_config('aegis.maintenance', 'on', true); ";
    private PostgreSqlLedgerStore? ledger;

    protected override async ValueTask<IMetricsStore> OpenAsync()
    {
        ledger = new PostgreSqlLedgerStore(database.Owner);
        await ledger.MigrateAsync(Token);
        await TestDatabase.RunAsync(
            database.Administrator,
            "DELETE FROM aegis.agent_call; DELETE FROM aegis.agent_interaction"
        );
        return ledger.Metrics;
    }

    protected override ValueTask CloseAsync() => ledger!.DisposeAsync();

    [Theory]
    [InlineData("agent_call")]
    [InlineData("agent_interaction")]
    public async Task WithoutTenant_NothingIsThere_AndOnlyItsOwnCanBeWritten(string table)
    {
        await Store.AppendAsync([Call()], [Interaction(0)], Token);
        var count = $"SELECT count(*) FROM aegis.{table}";

        Assert.Equal(0L, await TestDatabase.ReadLastAsync(database.Owner, count));
        Assert.Equal(1L, await TestDatabase.ReadLastAsync(database.Owner, AsAcme + count));
        var error = await Assert.ThrowsAsync<PostgresException>(() =>
            TestDatabase.RunAsync(database.Owner, $"{AsAcme}UPDATE aegis.{table} SET tenant = 'globex'")
        );
        Assert.Equal("42501", error.SqlState);
    }

    [Theory]
    [InlineData("agent_call")]
    [InlineData("agent_interaction")]
    public async Task Maintenance_SeesOnlyWhatIsOlderThanADay(string table)
    {
        var now = DateTimeOffset.UtcNow;
        await Store.AppendAsync(
            [Call(), Call() with { At = now }],
            [Interaction(0), Interaction(0) with { At = now }],
            Token
        );

        Assert.Equal(
            1L,
            await TestDatabase.ReadLastAsync(database.Owner, $"{AsMaintenance}SELECT count(*) FROM aegis.{table}")
        );
        await Assert.ThrowsAsync<PostgresException>(() =>
            TestDatabase.RunAsync(database.Owner, $"{AsMaintenance}UPDATE aegis.{table} SET at = now()")
        );
    }

    [Fact]
    public async Task UsePostgreSql_IsWhereTheAppsMetricsAre_AlsoWhatCameLast()
    {
        await using (
            var services = new ServiceCollection().AddAegis().UsePostgreSql(database.Owner).BuildServiceProvider()
        )
        {
            Assert.IsNotType<InMemoryMetricsStore>(Assert.Single(services.GetServices<IMetricsStore>()));
            services.GetRequiredService<AgentMetrics>().Record(Call() with { At = null });
        }

        var now = DateTimeOffset.UtcNow;
        var period = (await Store.SummarizeAsync(Tenant, null, [now.AddHours(-1), now.AddHours(1)], Token))[0];
        Assert.Equal(1, period.Total.Calls);
    }
}
