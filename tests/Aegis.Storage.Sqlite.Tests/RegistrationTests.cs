using Aegis.Ledger;
using Aegis.Memory;
using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.DependencyInjection;
using static Aegis.Storage.Sqlite.Tests.LedgerFolder;

namespace Aegis.Storage.Sqlite.Tests;

public sealed class RegistrationTests : IDisposable
{
    private readonly LedgerFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task UseSqlite_IsTheAppsLedger()
    {
        var clock = new FakeTimeProvider();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<ILedgerStore>(new InMemoryLedgerStore());
        services.AddAegis().UseSqlite(folder.File, options => options.LockTimeout = TimeSpan.FromSeconds(5));
        Assert.False(File.Exists(folder.File));

        await using var provider = services.BuildServiceProvider();
        var store = Assert.Single(provider.GetServices<ILedgerStore>());
        var claimed = await store.ClaimAsync(Claim(), TestContext.Current.CancellationToken);

        Assert.IsType<SqliteLedgerStore>(store);
        Assert.Equal(clock.GetUtcNow(), claimed.CreatedAt);
        Assert.Same(store, provider.GetService<ILedgerStore>());
    }

    [Fact]
    public async Task UseSqlite_IsWhereTheAppsMemoriesAre()
    {
        foreach (var count in (int[])[1, 2])
        {
            var services = new ServiceCollection();
            services.AddSessionMemory("team").UseSqlite(folder.File);
            await using var provider = services.BuildServiceProvider();
            Assert.Same(
                provider.GetRequiredService<SqliteLedgerStore>().Memory,
                Assert.Single(provider.GetServices<IMemoryStore>())
            );
            Assert.Same(provider.GetRequiredService<SqliteLedgerStore>(), provider.GetRequiredService<ILedgerStore>());
            var session = provider.GetRequiredKeyedService<SessionMemory>("team").CreateSession();
            session.TryGet<int>("runs", out var runs);
            session.Set("runs", runs + 1);
            await session.CommitAsync(cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal(count, session.Get<int>("runs"));
        }
    }

    [Fact]
    public void ProviderThatIsDisposedOf_ClosesTheFile()
    {
        var services = new ServiceCollection().UseSqlite(folder.File);
        using (var provider = services.BuildServiceProvider())
        {
            provider.GetRequiredService<ILedgerStore>();
            Assert.NotEqual([folder.File], Directory.GetFiles(folder.Path));
        }

        Assert.Equal([folder.File], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void LockTimeout_IsAboveZero() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SqliteLedgerOptions { LockTimeout = TimeSpan.Zero });
}
