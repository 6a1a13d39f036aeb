using Aegis.Memory;
using Aegis.Memory.Contract;

namespace Aegis.Storage.Sqlite.Tests;

public sealed class SqliteMemoryStoreTests : MemoryStoreContract
{
    private readonly LedgerFolder folder = new();
    private SqliteLedgerStore? ledger;

    protected override ValueTask<IMemoryStore> OpenAsync()
    {
        ledger = SqliteLedgerStore.Open(folder.File);
        return new(ledger.Memory);
    }

    protected override ValueTask CountUpAsync(long commits)
    {
        folder.Query($"UPDATE aegis_memory SET version = version + {commits}");
        return default;
    }

    protected override async ValueTask CloseAsync()
    {
        await ledger!.DisposeAsync();
        Assert.Equal("ok", folder.Query("PRAGMA integrity_check"));
        Assert.Null(folder.Query("PRAGMA foreign_key_check"));
        folder.Dispose();
    }

    [Fact]
    public async Task AnotherStoreOnTheFile_SeesTheSame()
    {
        var version = await WriteAsync(MemoryWrite.Set("a", 0, "1"));
        await using var other = SqliteLedgerStore.Open(folder.File);

        Assert.Equal(new MemoryEntry(version, "1"), (await other.Memory.ReadAsync(Tenant, Name, Token))["a"]);
        Assert.Null(await other.Memory.TryWriteAsync(Tenant, Name, [MemoryWrite.Set("a", 0, "2")], Token));
    }

    [Fact]
    public async Task Closed_IsSaid()
    {
        await ledger!.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await ReadAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await WriteAsync(MemoryWrite.Set("a", 0, "1")));
    }
}
