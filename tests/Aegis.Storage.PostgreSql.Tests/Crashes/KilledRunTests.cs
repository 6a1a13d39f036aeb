using Aegis.Runs.Contract;
using Aegis.Storage.Tests.Server;

namespace Aegis.Storage.Tests.Crashes;

public sealed class KilledRunTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task KilledAtRandomMoments_CommittedAgentsAreNotRunAgain()
    {
        var seed = Random.Shared.Next();
        var folder = Directory.CreateTempSubdirectory("aegis-runs-");
        var runs = new KilledRuns(
            "postgresql",
            database.Owner,
            folder.FullName,
            () => new PostgreSqlRunStore(database.Owner)
        );

        await runs.CheckAsync(kills: 14, seed);

        folder.Delete(recursive: true);
    }
}
