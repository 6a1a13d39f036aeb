using Aegis.Ledger;
using Aegis.Ledger.Contract;
using Aegis.Storage.Tests.Server;

namespace Aegis.Storage.Tests;

public sealed class PostgreSqlLedgerStoreTests(TestDatabase database) : LedgerStoreContract, IClassFixture<TestDatabase>
{
    protected override async ValueTask<ILedgerStore> OpenAsync()
    {
        var store = new PostgreSqlLedgerStore(database.Owner);
        await store.MigrateAsync(Token);
        await TestDatabase.RunAsync(database.Administrator, Samples.Empty);
        return store;
    }

    protected override async ValueTask CloseAsync(ILedgerStore opened) =>
        await ((PostgreSqlLedgerStore)opened).DisposeAsync();

    protected override async ValueTask ElapseAsync(TimeSpan time)
    {
        string[] columns =
        [
            "due_at",
            "created_at",
            "executing_at",
            "finished_at",
            "result_expires_at",
            "expires_at",
            "approval_requested_at",
            "approval_decide_by",
            "approval_decided_at",
            "approval_valid_until",
        ];
        var back = $"interval '{(long)time.TotalMilliseconds} milliseconds'";
        await TestDatabase.RunAsync(
            database.Administrator,
            $"UPDATE aegis.operation SET {string.Join(", ", columns.Select(column => $"{column} = {column} - {back}"))}"
        );
    }

    [Fact]
    public async Task ThousandsAtOnce_OneHasTheKey()
    {
        var claims = Enumerable.Range(0, 5000).Select(i => Claim(owner: $"owner-{i}")).ToList();

        var records = await Task.WhenAll(claims.Select(claim => Task.Run(() => ClaimAsync(claim).AsTask())));

        var winner = Assert.Single(records.Select(record => record.Id).Distinct());
        Assert.Single(claims, claim => claim.Id == winner);
        Assert.Single(await AuditAsync(winner));
        Assert.Equal(
            1L,
            await TestDatabase.ReadAsync<long>(database.Administrator, "SELECT count(*) FROM aegis.operation")
        );
    }

    [Fact]
    public async Task IdOfAnotherOperation_IsRefused_AndTheConnectionIsFit()
    {
        var claim = Claim();
        await ClaimAsync(claim);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            ClaimAsync(claim with { Key = "order-8" }).AsTask()
        );

        Assert.Contains("order-8", error.Message, StringComparison.Ordinal);
        Assert.NotNull(await FindAsync(claim.Id));
    }
}
