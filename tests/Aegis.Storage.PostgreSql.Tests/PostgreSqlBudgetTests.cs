using Aegis.Budgets.Tests.Keeping;
using Aegis.Storage.Tests.Server;

namespace Aegis.Storage.Tests;

/// <summary>Budgets that several processes share.</summary>
public sealed class PostgreSqlBudgetTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task TwoStores_NeverSpendMoreThanTheBudgetAndOneError()
    {
        var token = TestContext.Current.CancellationToken;
        await using var first = new PostgreSqlLedgerStore(database.Owner);
        await using var second = new PostgreSqlLedgerStore(database.Owner);
        await first.MigrateAsync(token);

        await ParallelSpending.RunAsync(at => (at == 0 ? first : second).Memory, shared: false);
    }
}
