using Aegis.Runs.Contract;

namespace Aegis.Storage.Sqlite.Tests;

public sealed class KilledRunTests : IDisposable
{
    private readonly LedgerFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task KilledAtRandomMoments_CommittedAgentsAreNotRunAgain()
    {
        var seed = Random.Shared.Next();
        var runs = new KilledRuns("sqlite", folder.File, folder.Path, () => SqliteRunStore.Open(folder.File));

        await runs.CheckAsync(kills: 18, seed);
    }
}
