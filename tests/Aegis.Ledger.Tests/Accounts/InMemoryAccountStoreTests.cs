using Aegis.Accounts;
using Aegis.Ledger.Contract;

namespace Aegis.Ledger.Tests.Accounts;

public sealed class InMemoryAccountStoreTests : AccountStoreContract
{
    protected override ValueTask<(IAccountStore Accounts, ILedgerStore Ledger)> OpenAsync()
    {
        var ledger = new InMemoryLedgerStore();
        return new((new InMemoryAccountStore(ledger), ledger));
    }
}
