using Aegis.Memory;
using Aegis.Storage.Sqlite;

namespace Aegis.Budgets.Tests.Keeping;

/// <summary>Many at once never spend more than the budget and what one call was estimated too low.</summary>
public sealed class ParallelTests
{
    [Fact]
    public async Task OfOneProcess() => await ParallelSpending.RunAsync(_ => new InMemoryMemoryStore(), shared: true);

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
