using Aegis.Memory;
using Aegis.Storage.Sqlite;

namespace Aegis.Budgets.Tests.Keeping;

/// <summary>Many at once never spend more than the budget and what one call was estimated too low.</summary>
public sealed class ParallelTests
{
    [Fact]
    public async Task OfOneProcess() => await ParallelSpending.RunAsync(_ => new InMemoryMemoryStore(), shared: true);

    [Fact]
    public async Task LongNames_FitIntoAFile()
    {
        var folder = Directory.CreateTempSubdirectory("aegis-budgets-");
        try
        {
            using var store = SqliteLedgerStore.Open(Path.Combine(folder.FullName, "aegis.db"));
            var budget = new BudgetOptions { Name = new string('€', 64), Tokens = 1000 };
            var keeper = Keepers.Of(null, store.Memory, TimeSpan.Zero, budget);

            await keeper.SpendAsync(Keepers.Call(new string('ä', 120)), 7);

            Assert.Equal(7, (await keeper.StatusAsync()).Spent);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task OfTwoStoresOfOneFile()
    {
        var folder = Directory.CreateTempSubdirectory("aegis-budgets-");
        try
        {
            var stores = new List<SqliteLedgerStore>();
            await ParallelSpending.RunAsync(
                _ =>
                {
                    stores.Add(SqliteLedgerStore.Open(Path.Combine(folder.FullName, "aegis.db")));
                    return stores[^1].Memory;
                },
                shared: false
            );
            stores.ForEach(store => store.Dispose());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
