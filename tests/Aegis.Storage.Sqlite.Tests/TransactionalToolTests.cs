using Aegis.Ledger.Contract.Tools;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Storage.Sqlite.Tests;

public sealed class TransactionalToolTests : TransactionalToolContract, IAsyncDisposable
{
    private readonly LedgerFolder folder = new();
    private readonly ServiceProvider services;

    public TransactionalToolTests()
    {
        services = new ServiceCollection().AddAegis().UseSqlite(folder.File).BuildServiceProvider();
        folder.Query("CREATE TABLE seat_of_tool (seat TEXT)");
    }

    protected override IServiceProvider Services => services;

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        folder.Dispose();
    }

    protected override ValueTask<long> QueryAsync(string sql) => new((long)folder.Query(sql)!);
}
