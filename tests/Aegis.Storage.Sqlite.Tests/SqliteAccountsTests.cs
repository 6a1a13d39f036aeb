using Aegis.Accounts;
using Aegis.Ledger;
using Aegis.Ledger.Contract;

namespace Aegis.Storage.Sqlite.Tests;

public sealed class SqliteAccountsTests : AccountStoreContract
{
    private readonly LedgerFolder folder = new();
    private SqliteLedgerStore store = null!;

    protected override ValueTask<(IAccountStore Accounts, ILedgerStore Ledger)> OpenAsync()
    {
        store = SqliteLedgerStore.Open(folder.File);
        return new((store.Accounts, store));
    }

    protected override async ValueTask CloseAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }
}
