using Aegis.Runs;
using Aegis.Runs.Contract;
using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Storage.Sqlite.Tests;

public sealed class SqliteRunStoreTests : RunStoreContract
{
    private readonly LedgerFolder folder = new();
    private readonly FakeTimeProvider clock = new();

    protected override ValueTask<IRunStore> OpenAsync() => new(SqliteRunStore.Open(folder.File, timeProvider: clock));

    protected override ValueTask ElapseAsync(TimeSpan time)
    {
        clock.Advance(time);
        return default;
    }

    protected override async ValueTask CloseAsync(IRunStore opened)
    {
        await ((SqliteRunStore)opened).DisposeAsync();
        Assert.Equal("ok", folder.Query("PRAGMA integrity_check"));
        Assert.Null(folder.Query("PRAGMA foreign_key_check"));
        folder.Dispose();
    }

    [Fact]
    public async Task AnotherStoreOnTheFile_SeesTheSame()
    {
        var run = await BeginAsync();
        await Store.CommitAsync(run.Handle, Agent(), Token);
        await using var other = SqliteRunStore.Open(folder.File, timeProvider: clock);

        Assert.Equal(run, await other.FindAsync(Tenant, run.RunId, Token));
        Assert.Single(await other.ReadAgentsAsync(Tenant, run.RunId, Token));
        Assert.Equal("one", (await other.BeginAsync(Start(owner: "two"), Token)).Owner);
    }

    [Fact]
    public async Task UseSqlite_KeepsRunsBesideTheLedger()
    {
        using var shared = new LedgerFolder();
        await using var provider = new ServiceCollection().UseSqlite(shared.File).BuildServiceProvider();

        var runs = Assert.IsType<SqliteRunStore>(Assert.Single(provider.GetServices<IRunStore>()));
        await runs.BeginAsync(Start(), Token);
        await provider.GetRequiredService<Aegis.Ledger.ILedgerStore>().ClaimAsync(LedgerFolder.Claim(), Token);

        Assert.Equal(1L, shared.Query("SELECT count(*) FROM aegis_run"));
        Assert.Equal(1L, shared.Query("SELECT count(*) FROM aegis_operation"));
    }
}
