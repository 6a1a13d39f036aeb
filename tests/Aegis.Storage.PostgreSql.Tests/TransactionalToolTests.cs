using Aegis.Ledger.Contract.Tools;
using Aegis.Storage.Tests.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Storage.Tests;

public sealed class TransactionalToolTests(TestDatabase database)
    : TransactionalToolContract,
        IClassFixture<TestDatabase>,
        IAsyncLifetime
{
    private readonly ServiceProvider services = new ServiceCollection()
        .AddAegis()
        .UsePostgreSql(database.Owner)
        .BuildServiceProvider();

    protected override IServiceProvider Services => services;

    public async ValueTask InitializeAsync() =>
        await TestDatabase.RunAsync(database.Owner, "CREATE TABLE IF NOT EXISTS seat_of_tool (seat text)");

    public ValueTask DisposeAsync() => services.DisposeAsync();

    protected override async ValueTask<long> QueryAsync(string sql) =>
        await TestDatabase.ReadAsync<long>(database.Owner, sql);
}
