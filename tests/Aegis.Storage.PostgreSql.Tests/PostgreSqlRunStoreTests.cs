using Aegis.Runs;
using Aegis.Runs.Contract;
using Aegis.Storage.Tests.Server;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Aegis.Storage.Tests;

public sealed class PostgreSqlRunStoreTests(TestDatabase database) : RunStoreContract, IClassFixture<TestDatabase>
{
    protected override async ValueTask<IRunStore> OpenAsync()
    {
        var opened = new PostgreSqlRunStore(database.Owner);
        await opened.MigrateAsync(Token);
        await TestDatabase.RunAsync(database.Administrator, "DELETE FROM aegis.run");
        return opened;
    }

    protected override async ValueTask CloseAsync(IRunStore opened) =>
        await ((PostgreSqlRunStore)opened).DisposeAsync();

    protected override async ValueTask ElapseAsync(TimeSpan time)
    {
        string[] columns = ["lease_until", "created_at", "started_at", "ended_at", "expires_at"];
        var back = $"interval '{(long)time.TotalMilliseconds} milliseconds'";
        await TestDatabase.RunAsync(
            database.Administrator,
            $"UPDATE aegis.run SET {string.Join(", ", columns.Select(column => $"{column} = {column} - {back}"))}"
        );
    }

    [Theory]
    [InlineData("run")]
    [InlineData("run_agent")]
    [InlineData("run_step")]
    public async Task WithoutTenant_NothingIsThere(string table)
    {
        var run = await BeginAsync();
        await Store.CommitAsync(run.Handle, Agent(), Token);
        await Store.AppendAsync(run.Handle, Step(agent: "Reader"), Token);
        var count = $"SELECT count(*) FROM aegis.{table}";

        Assert.Equal(0L, await CountAsync(count));
        Assert.Equal(1L, await CountAsync($"BEGIN; SELECT set_config('aegis.tenant', 'acme', true); {count}"));
        Assert.Equal(0L, await CountAsync($"BEGIN; SELECT set_config('aegis.tenant', 'globex', true); {count}"));
        // maintenance sees what has expired, and nothing else
        Assert.Equal(0L, await CountAsync($"BEGIN; SELECT set_config('aegis.maintenance', 'on', true); {count}"));
    }

    [Fact]
    public async Task RowOfAnotherTenant_CanNotBeWritten()
    {
        await BeginAsync();

        var error = await Assert.ThrowsAsync<PostgresException>(() =>
            TestDatabase.RunAsync(
                database.Owner,
                "BEGIN; SELECT set_config('aegis.tenant', 'acme', true); UPDATE aegis.run SET tenant = 'globex'"
            )
        );

        Assert.Equal("42501", error.SqlState);
    }

    [Fact]
    public async Task CommitsBesideTakeovers_AreSeenByTheNextOwner_OrRefused()
    {
        for (var round = 0; round < 40; round++)
        {
            var id = $"race-{round}";
            var old = await BeginAsync(Start(id));
            await TestDatabase.RunAsync(
                database.Administrator,
                $"UPDATE aegis.run SET lease_until = clock_timestamp() WHERE run_id = '{id}'"
            );
            var committing = Task.Run(() => Store.CommitAsync(old.Handle, Agent(), Token).AsTask());
            var taking = Task.Run(async () =>
            {
                var taken = await BeginAsync(Start(id, owner: "two"));
                return (taken.Owner, await Store.ReadAgentsAsync(Tenant, id, Token));
            });

            var (owner, seen) = await taking;

            Assert.Equal("two", owner);
            Assert.Equal(await committing ? 1 : 0, seen.Count);
        }
    }

    [Fact]
    public async Task UsePostgreSql_KeepsRuns()
    {
        await using var provider = new ServiceCollection().UsePostgreSql(database.Owner).BuildServiceProvider();

        var store = Assert.IsType<PostgreSqlRunStore>(Assert.Single(provider.GetServices<IRunStore>()));

        Assert.Equal("one", (await store.BeginAsync(Start(), Token)).Owner);
    }

    private Task<long> CountAsync(string sql) => TestDatabase.ReadLastAsync(database.Owner, sql);
}
