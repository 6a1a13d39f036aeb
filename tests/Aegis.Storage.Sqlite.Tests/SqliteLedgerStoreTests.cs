using Aegis.Ledger;
using Aegis.Ledger.Contract;
using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Storage.Sqlite.Tests;

public sealed class SqliteLedgerStoreTests : LedgerStoreContract
{
    private readonly LedgerFolder folder = new();
    private readonly FakeTimeProvider clock = new();

    protected override ValueTask<ILedgerStore> OpenAsync() =>
        new(SqliteLedgerStore.Open(folder.File, timeProvider: clock));

    protected override ValueTask ElapseAsync(TimeSpan time)
    {
        clock.Advance(time);
        return default;
    }

    protected override async ValueTask CloseAsync(ILedgerStore opened)
    {
        await ((SqliteLedgerStore)opened).DisposeAsync();
        Assert.Equal("ok", folder.Query("PRAGMA integrity_check"));
        Assert.Null(folder.Query("PRAGMA foreign_key_check"));
        folder.Dispose();
    }

    [Fact]
    public async Task EmptyResult_IsOne()
    {
        var begun = await ExecutingAsync();
        var nothing = new OperationResult("text/plain", ReadOnlyMemory<byte>.Empty);

        await ApplyAsync(new OperationTransition.Commit(begun.Handle, "one", nothing, Hour, Hour));

        Assert.Equal(nothing, (await FindAsync(begun.Id))!.Result);
    }

    [Fact]
    public async Task TimesForEver_AreTheEndOfTime()
    {
        var claimed = await ClaimAsync(Claim() with { Lease = TimeSpan.MaxValue });
        var begun = await ApplyAsync(new OperationTransition.Begin(claimed.Handle, "one", TimeSpan.MaxValue));

        var committed = await ApplyAsync(
            new OperationTransition.Commit(begun.Handle, "one", Paid, TimeSpan.MaxValue, TimeSpan.MaxValue)
        );

        Assert.Equal(9999, committed.ExpiresAt!.Value.Year);
        Assert.Equal(Paid, committed.Result);
    }

    [Fact]
    public async Task AnotherStoreOnTheFile_SeesTheSame()
    {
        var committed = await CommittedAsync();
        await using var other = SqliteLedgerStore.Open(folder.File, timeProvider: clock);

        Assert.Equal(committed, await other.FindAsync(Tenant, committed.Id, Token));
        Assert.Equal(committed.Id, (await other.ClaimAsync(Claim(), Token)).Id);
    }

    [Theory]
    [InlineData("UPDATE aegis_audit SET actor = 'nobody'")]
    [InlineData("DELETE FROM aegis_audit")]
    [InlineData("INSERT OR REPLACE INTO aegis_audit SELECT * FROM aegis_audit")]
    public async Task Audit_CanNotBeChanged(string sql)
    {
        var committed = await CommittedAsync();

        var error = Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => folder.Query(sql));

        Assert.Contains("append-only", error.Message, StringComparison.Ordinal);
        Assert.Null(AuditChain.Verify(committed, await AuditAsync(committed.Id)));
    }
}
