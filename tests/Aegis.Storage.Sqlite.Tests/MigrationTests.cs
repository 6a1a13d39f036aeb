using Aegis.Storage.Sqlite.Schema;
using static Aegis.Storage.Sqlite.Tests.LedgerFolder;

namespace Aegis.Storage.Sqlite.Tests;

public sealed class MigrationTests : IDisposable
{
    private const string Schema =
        "SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name)";

    private static readonly int Newest = Migration.All[^1].Version;
    private static readonly Migration Stamps = new(
        Newest + 1,
        "ALTER TABLE aegis_operation ADD COLUMN stamp TEXT DEFAULT 'old'"
    );
    private static readonly Migration Marks = new(Newest + 2, "CREATE TABLE aegis_mark (id INTEGER PRIMARY KEY)");

    private readonly LedgerFolder folder = new();

    public static TheoryData<int> EarlierVersions => [.. Enumerable.Range(0, Newest)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Versions_HaveNoGaps() =>
        Assert.Equal(Enumerable.Range(1, Migration.All.Count), Migration.All.Select(migration => migration.Version));

    [Theory]
    [MemberData(nameof(EarlierVersions))]
    public void EveryEarlierVersion_BecomesTheNewest(int version)
    {
        using var fresh = new LedgerFolder();
        SqliteLedgerStore.Open(fresh.File).Dispose();
        Leave(version);

        SqliteLedgerStore.Open(folder.File).Dispose();

        Assert.Equal(fresh.Query("PRAGMA user_version"), folder.Query("PRAGMA user_version"));
        Assert.Equal(fresh.Query(Schema), folder.Query(Schema));
    }

    [Fact]
    public async Task EarlierVersion_KeepsItsRows()
    {
        var claim = Claim();
        await using (var store = SqliteLedgerStore.Open(folder.File))
        {
            await store.ClaimAsync(claim, Token);
        }

        await using (var store = SqliteLedgerStore.Open(folder.File, null, null, [.. Migration.All, Stamps, Marks]))
        {
            Assert.Equal(claim.Id, (await store.FindByKeyAsync("acme", claim.Key, Token))!.Id);
        }

        Assert.Equal("old", folder.Query("SELECT stamp FROM aegis_operation"));
        Assert.Equal(Newest + 2L, folder.Query("PRAGMA user_version"));
    }

    [Fact]
    public void MigrationThatFails_LeavesTheFileAsItWas()
    {
        Leave(1);
        var schema = folder.Query(Schema);
        var broken = new Migration(Newest + 2, "CREATE TABLE aegis_mark (id INTEGER); SELECT nonsense");

        var error = Assert.Throws<SqliteLedgerException>(() =>
            SqliteLedgerStore.Open(folder.File, null, null, [.. Migration.All, Stamps, broken])
        );

        Assert.Contains("nonsense", error.Message, StringComparison.Ordinal);
        Assert.Equal(1L, folder.Query("PRAGMA user_version"));
        Assert.Equal(schema, folder.Query(Schema));
    }

    [Fact]
    public void NewerVersion_IsRefused()
    {
        SqliteLedgerStore.Open(folder.File, null, null, [.. Migration.All, Stamps]).Dispose();

        var error = Assert.Throws<SqliteLedgerException>(() => SqliteLedgerStore.Open(folder.File));

        Assert.Contains(
            $"'{folder.File}' has version {Newest + 1}, and this Aegis.Storage.Sqlite knows versions up to {Newest}",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(Newest + 1L, folder.Query("PRAGMA user_version"));
    }

    [Fact]
    public async Task ManyWhoOpenANewFile_FindOneLedger()
    {
        var stores = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => SqliteLedgerStore.Open(folder.File)))
        );

        var records = await Task.WhenAll(stores.Select(store => store.ClaimAsync(Claim(), Token).AsTask()));

        Assert.Single(records.Select(record => record.Id).Distinct());
        Array.ForEach(stores, store => store.Dispose());
    }

    private void Leave(int version)
    {
        using var connection = folder.OpenLedger();
        foreach (var migration in Migration.All.Where(migration => migration.Version <= version))
        {
            connection.Run(migration.Sql);
            connection.Run($"PRAGMA user_version = {migration.Version}");
        }
    }
}
