using Aegis.Runs;
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
    public async Task FirstVersionWithRows_IsCountedAndSealed()
    {
        Leave(1);
        folder.Query(
            """
            INSERT INTO aegis_audit VALUES ('acme', x'00000000000000000000000000000001', 1, 1000, 'one', 'claim', 1, 'Pending',
              'Claimed', '', zeroblob(32), zeroblob(32)), ('acme', x'00000000000000000000000000000001', 2, 1001, 'one',
              'begin', 1, 'Pending', 'Executing', '', zeroblob(32), zeroblob(32))
            """
        );

        await using var store = SqliteLedgerStore.Open(folder.File);

        var period = Aegis.Accounts.BillingPeriod.Of(DateTimeOffset.UnixEpoch);
        Assert.Equal(1, await store.CountClaimsAsync("acme", period, Token));
        Assert.Equal(2, Assert.Single(await store.ListUnsealedAsync("acme", null, 10, Token)).Sequence);
    }

    [Fact]
    public void MigrationThatFails_LeavesTheFileAsItWas()
    {
        Leave(Newest);
        var schema = folder.Query(Schema);
        var broken = new Migration(Newest + 2, "CREATE TABLE aegis_mark (id INTEGER); SELECT nonsense");

        var error = Assert.Throws<SqliteLedgerException>(() =>
            SqliteLedgerStore.Open(folder.File, null, null, [.. Migration.All, Stamps, broken])
        );

        Assert.Contains("nonsense", error.Message, StringComparison.Ordinal);
        Assert.Equal((long)Newest, folder.Query("PRAGMA user_version"));
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

    [Fact]
    public async Task FileOfVersion1_TakesRuns_AndKeepsItsRows()
    {
        var copy = Path.Combine(AppContext.BaseDirectory, "Versions", "1.sql");
        folder.Query(await File.ReadAllTextAsync(copy, Token));
        Assert.Equal(1L, folder.Query("PRAGMA user_version"));

        await using (var runs = SqliteRunStore.Open(folder.File))
        {
            await runs.BeginAsync(Start(), Token);
        }

        await using var store = SqliteLedgerStore.Open(folder.File);
        Assert.Equal("paid"u8.ToArray(), (await store.FindByKeyAsync("acme", "order-7", Token))!.Result!.Content);
        Assert.Equal(1L, folder.Query("SELECT count(*) FROM aegis_run"));
        Assert.Equal((long)Newest, folder.Query("PRAGMA user_version"));
    }

    [Fact]
    public async Task TwoWhoMigrateAFileOfVersion1_FindOneStore()
    {
        Leave(1);

        var stores = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => Task.Run(() => SqliteRunStore.Open(folder.File)))
        );

        var runs = await Task.WhenAll(stores.Select(store => store.BeginAsync(Start(), Token).AsTask()));
        Assert.Single(runs.Select(run => run.CreatedAt).Distinct());
        Array.ForEach(stores, store => store.Dispose());
    }

    private static RunStart Start() =>
        new()
        {
            Tenant = "acme",
            RunId = "run-1",
            Pipeline = "Reports",
            Shape = "",
            Inputs = "",
            Owner = "one",
            Lease = Hour,
        };

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
