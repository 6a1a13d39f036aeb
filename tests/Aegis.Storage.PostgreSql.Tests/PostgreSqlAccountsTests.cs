using Aegis.Accounts;
using Aegis.Ledger;
using Aegis.Ledger.Contract;
using Aegis.Storage.Tests.Server;
using Npgsql;

namespace Aegis.Storage.Tests;

public sealed class PostgreSqlAccountsTests(TestDatabase database) : AccountStoreContract, IClassFixture<TestDatabase>
{
    private PostgreSqlLedgerStore store = null!;

    protected override async ValueTask<(IAccountStore Accounts, ILedgerStore Ledger)> OpenAsync()
    {
        store = new PostgreSqlLedgerStore(database.Owner);
        await store.MigrateAsync(Token);
        await TestDatabase.RunAsync(database.Administrator, Samples.Empty);
        return (store.Accounts, store);
    }

    protected override ValueTask CloseAsync() => store.DisposeAsync();

    [Fact]
    public async Task WithoutTheKeysId_NothingIsThere()
    {
        await Accounts.CreateTenantAsync(Acme, Key("key-1"), Token);
        await Accounts.CreateTenantAsync(Acme with { Id = "globex" }, Key("key-2") with { Tenant = "globex" }, Token);
        const string asKey = "BEGIN; SELECT set_config('aegis.key_id', 'key-1', true); ";
        const string keys = "SELECT count(*) FROM aegis.api_key";
        const string tenants = "SELECT count(*) FROM aegis.tenant";

        Assert.Equal((0L, 0L), (await ReadAsync(keys), await ReadAsync(tenants)));
        Assert.Equal((1L, 1L), (await ReadAsync(asKey + keys), await ReadAsync(asKey + tenants)));
        await Assert.ThrowsAsync<PostgresException>(() =>
            TestDatabase.RunAsync(
                database.Owner,
                "BEGIN; SELECT set_config('aegis.tenant', 'globex', true); UPDATE aegis.api_key SET tenant = 'acme'"
            )
        );
    }

    private Task<long> ReadAsync(string sql) => TestDatabase.ReadLastAsync(database.Owner, sql);
}
