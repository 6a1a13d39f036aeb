using Aegis.Ledger.Contract;
using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Ledger.Tests.Stores;

public sealed class InMemoryLedgerStoreTests : LedgerStoreContract
{
    private readonly FakeTimeProvider clock = new();

    protected override ValueTask<ILedgerStore> OpenAsync() => new(new InMemoryLedgerStore(clock));

    protected override ValueTask ElapseAsync(TimeSpan time)
    {
        clock.Advance(time);
        return default;
    }
}
