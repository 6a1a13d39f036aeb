using Aegis.Ledger;
using static Aegis.Storage.Sqlite.Tests.LedgerFolder;

namespace Aegis.Storage.Sqlite.Tests;

/// <summary>What can be wrong with a file, and what is said then.</summary>
public sealed class TroubleTests : IDisposable
{
    private readonly LedgerFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void FolderThatIsNotThere_IsSaid_AndNotCreated()
    {
        var path = Path.Combine(folder.Path, "misspelt", "aegis.db");

        var error = Assert.Throws<SqliteLedgerException>(() => SqliteLedgerStore.Open(path));

        Assert.Contains(
            $"'{path}' can not be opened: there is no such folder",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.False(Directory.Exists(Path.GetDirectoryName(path)));
    }

    [Fact]
    public void FolderInPlaceOfAFile_IsSaid()
    {
        var error = Assert.Throws<SqliteLedgerException>(() => SqliteLedgerStore.Open(folder.Path));

        Assert.Contains("has to be a file that this process may write", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadOnlyFile_IsSaid()
    {
        SqliteLedgerStore.Open(folder.File).Dispose();
        // as SQLite does when the file can not be opened for writing, whoever runs the test
        using var connection = folder.OpenLedger();
        connection.Run("PRAGMA query_only = ON");

        var file = new Files.LedgerFile(folder.File, TimeSpan.FromSeconds(1));
        var error = Assert.Throws<SqliteLedgerException>(() =>
            file.WhenFree(() => connection.Run("DELETE FROM aegis_operation"))
        );

        Assert.Contains("needs to write the file and its folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherFile_IsSaid_AndLeftAlone()
    {
        var text = string.Concat(Enumerable.Repeat("These are the minutes of a meeting. ", 100));
        File.WriteAllText(folder.File, text);

        var error = Assert.Throws<SqliteLedgerException>(() => SqliteLedgerStore.Open(folder.File));

        Assert.Contains($"'{folder.File}' is not a SQLite database", error.Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(folder.File));
    }

    [Theory]
    [InlineData(":memory:")]
    [InlineData("")]
    public void NoFile_IsRefused(string path) => Assert.Throws<ArgumentException>(() => SqliteLedgerStore.Open(path));

    [Fact]
    public async Task FullDisk_StopsTheIntent_AndNothingElse()
    {
        await using var store = SqliteLedgerStore.Open(folder.File);
        var before = await store.ClaimAsync(Claim(), Token);
        await store.Writer.WriteAsync(
            writer =>
            {
                var pages = writer.ReadNumber("PRAGMA page_count");
                return writer.ReadNumber($"PRAGMA max_page_count = {pages}");
            },
            Token
        );
        var claimed = new List<OperationRecord>();
        var error = await Assert.ThrowsAsync<SqliteLedgerException>(async () =>
        {
            while (true)
            {
                claimed.Add(await store.ClaimAsync(Claim($"order-{claimed.Count} {new string('x', 200)}"), Token));
            }
        });

        Assert.Contains($"no space left for the ledger '{folder.File}'", error.Message, StringComparison.Ordinal);
        // no effect after a failed intent: who was told "no" has nothing to begin
        Assert.Null(await store.FindByKeyAsync("acme", $"order-{claimed.Count} {new string('x', 200)}", Token));
        Assert.Equal(before.Id, (await store.FindAsync("acme", before.Id, Token))!.Id);
        Assert.Null(AuditChain.Verify(before, await store.ReadAuditAsync("acme", before.Id, Token)));
        Assert.Equal("ok", folder.Query("PRAGMA integrity_check"));

        await store.Writer.WriteAsync(writer => writer.ReadNumber("PRAGMA max_page_count = 1000000"), Token);
        Assert.Equal(1, (await store.ClaimAsync(Claim("there is space again"), Token)).Fence);
    }
}
