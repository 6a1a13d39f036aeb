using Aegis.Memory;
using Aegis.Memory.Contract;
using Aegis.Storage.Tests.Server;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Aegis.Storage.Tests;

public sealed class PostgreSqlMemoryStoreTests(TestDatabase database) : MemoryStoreContract, IClassFixture<TestDatabase>
{
    private const string AsAcme = "BEGIN; SELECT set_config('aegis.tenant', 'acme', true); ";
    private PostgreSqlLedgerStore? ledger;

    protected override async ValueTask<IMemoryStore> OpenAsync()
    {
        ledger = new PostgreSqlLedgerStore(database.Owner);
        await ledger.MigrateAsync(Token);
        await TestDatabase.RunAsync(database.Administrator, "DELETE FROM aegis.memory");
        return ledger.Memory;
    }

    protected override ValueTask CloseAsync() => ledger!.DisposeAsync();

    protected override async ValueTask CountUpAsync(long commits) =>
        await TestDatabase.RunAsync(database.Administrator, $"UPDATE aegis.memory SET version = version + {commits}");

    [Fact]
    public async Task OtherConnections_SeeTheSame()
    {
        var version = await WriteAsync(MemoryWrite.Set("a", 0, "1"));
        await using var other = new PostgreSqlLedgerStore(database.Owner);

        Assert.Equal(new MemoryEntry(version, "1"), (await other.Memory.ReadAsync(Tenant, Name, Token))["a"]);
        Assert.Null(await other.Memory.TryWriteAsync(Tenant, Name, [MemoryWrite.Set("a", 0, "2")], Token));
    }

    [Fact]
    public async Task CommitThatWaitedForAnother_SeesIt()
    {
        var first = await WriteAsync(MemoryWrite.Set("a", 0, "1"));
        await using var connection = new NpgsqlConnection(database.Owner);
        await connection.OpenAsync(Token);
        await RunAsync(connection, $"{AsAcme}UPDATE aegis.memory SET version = version + 1");
        var waiting = TryWriteAsync(MemoryWrite.Set("a", first, "mine"), MemoryWrite.Set("b", 0, "mine")).AsTask();
        await BlockedAsync();

        await RunAsync(connection, "UPDATE aegis.memory_entry SET value = 'theirs', version = version + 1; COMMIT");

        Assert.Null(await waiting);
        Assert.Equal("theirs", Assert.Single(await ReadAsync()).Value.Json);
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("memory_entry")]
    public async Task WithoutTenant_NothingIsThere_AndOnlyItsOwnCanBeWritten(string table)
    {
        await WriteAsync(MemoryWrite.Set("a", 0, "1"));
        var count = $"SELECT count(*) FROM aegis.{table}";

        Assert.Equal(0L, await TestDatabase.ReadLastAsync(database.Owner, count));
        Assert.Equal(1L, await TestDatabase.ReadLastAsync(database.Owner, AsAcme + count));
        Assert.Equal(
            0L,
            await TestDatabase.ReadLastAsync(
                database.Owner,
                AsAcme.Replace(Tenant, "globex", StringComparison.Ordinal) + count
            )
        );
        var error = await Assert.ThrowsAsync<PostgresException>(() =>
            TestDatabase.RunAsync(database.Owner, $"{AsAcme}UPDATE aegis.{table} SET tenant = 'globex'")
        );
        Assert.Equal("42501", error.SqlState);
    }

    [Fact]
    public async Task UsePostgreSql_IsWhereTheAppsMemoriesAre()
    {
        var services = new ServiceCollection().AddAegis().UsePostgreSql(database.Owner);
        await using (var provider = services.BuildServiceProvider())
        {
            Assert.IsNotType<InMemoryMemoryStore>(Assert.Single(provider.GetServices<IMemoryStore>()));
            // blocks, as it has to over a network
            var session = provider.GetRequiredService<SessionMemory>().CreateSession();
            session.Set("found", "fox");
            await session.CommitAsync(cancellationToken: Token);
        }

        var after = new SessionMemory(store: Store);
        Assert.Equal("fox", (await after.CreateSessionAsync(Token)).Get<string>("found"));
    }

    private async Task BlockedAsync()
    {
        const string Waiting =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        while (await TestDatabase.ReadAsync<long>(database.Administrator, Waiting) == 0)
        {
            await Task.Yield();
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }
}
