using Aegis.Storage.Tests.Server;
using Npgsql;

namespace Aegis.Storage.Tests.Schema;

public sealed class SchemaMigratorTests(PostgreSqlServer server) : IAsyncLifetime
{
    private static readonly Migration[] Known =
    [
        new(1, "CREATE TABLE aegis.shelf (book text NOT NULL)"),
        new(2, "ALTER TABLE aegis.shelf ADD COLUMN pages integer NOT NULL DEFAULT 100"),
        new(3, "ALTER TABLE aegis.shelf RENAME COLUMN book TO title"),
    ];
    private readonly TestDatabase database = new(server);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task EveryEarlierVersion_BecomesTheNewest_WithItsRows(int from)
    {
        if (from > 0)
        {
            await MigrateAsync(Known[..from]);
            var column = from == 3 ? "title" : "book";
            await TestDatabase.RunAsync(database.Owner, $"INSERT INTO aegis.shelf ({column}) VALUES ('Emma')");
        }

        await MigrateAsync(Known);
        await MigrateAsync(Known);

        Assert.Equal(
            from > 0 ? "Emma 100" : "",
            await ReadAsync<string>("SELECT coalesce(max(title || ' ' || pages), '') FROM aegis.shelf")
        );
        Assert.Equal("1,2,3", await VersionsAsync());
    }

    [Fact]
    public async Task NewerSchema_IsRefused()
    {
        await MigrateAsync(Known);

        var error = await Assert.ThrowsAsync<PostgreSqlLedgerException>(() => MigrateAsync(Known[..2]));

        Assert.Contains("has version 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("knows 2 at most. Update the package.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StepThatFails_LeavesEverythingAsItWas()
    {
        await MigrateAsync(Known[..1]);

        await Assert.ThrowsAsync<PostgresException>(() => MigrateAsync([.. Known[..2], new(3, "SELECT 1 / 0")]));

        Assert.Equal("1", await VersionsAsync());
        await MigrateAsync(Known);
    }

    [Fact]
    public async Task ManyAtOnce_MigrateOnce()
    {
        var stores = Enumerable.Range(0, 10).Select(_ => new PostgreSqlLedgerStore(database.Owner)).ToList();

        await Task.WhenAll(stores.Select(store => Task.Run(() => store.MigrateAsync(Token))));

        Assert.Equal(string.Join(',', Migration.All.Select(migration => migration.Version)), await VersionsAsync());
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task SchemaMadeByAnAdministrator_IsTaken()
    {
        await TestDatabase.RunAsync(
            database.Administrator,
            $"CREATE SCHEMA aegis AUTHORIZATION {database.Name}; REVOKE CREATE ON DATABASE {database.Name} FROM {database.Name};"
                + $"ALTER DATABASE {database.Name} OWNER TO CURRENT_USER"
        );
        await using var store = new PostgreSqlLedgerStore(database.Owner);

        await store.MigrateAsync(Token);

        Assert.Empty(await store.ListRecoverableAsync(1, Token));
    }

    [Fact]
    public async Task DatabaseThatCanNotHoldEveryText_IsRefused()
    {
        var latin = $"{database.Name}_latin";
        await TestDatabase.RunAsync(
            database.Administrator,
            $"CREATE DATABASE {latin} OWNER {database.Name} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0"
        );
        var settings = new NpgsqlConnectionStringBuilder(database.Owner) { Database = latin };
        await using (var store = new PostgreSqlLedgerStore(settings.ToString()))
        {
            var error = await Assert.ThrowsAsync<PostgreSqlLedgerException>(() => store.MigrateAsync(Token));
            Assert.Contains("LATIN1", error.Message, StringComparison.Ordinal);
        }

        await TestDatabase.RunAsync(database.Administrator, $"DROP DATABASE {latin} WITH (FORCE)");
    }

    private async Task MigrateAsync(Migration[] migrations)
    {
        await using var source = NpgsqlDataSource.Create(database.Owner);
        await new SchemaMigrator(source, migrations).MigrateAsync(Token);
    }

    private Task<string> VersionsAsync() =>
        ReadAsync<string>("SELECT string_agg(version::text, ',' ORDER BY version) FROM aegis.schema_version");

    private Task<T> ReadAsync<T>(string sql) => TestDatabase.ReadAsync<T>(database.Owner, sql);
}
