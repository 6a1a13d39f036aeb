using Aegis.Storage.Tests.Server;
using Aegis.Storage.Worker;

namespace Aegis.Storage.Tests.Crashes;

public sealed class KillTests(PostgreSqlServer server, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly TestDatabase database = new(server);

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task WorkersKilledAnywhere_NothingTwice_NothingLost_NothingStuck()
    {
        var outcome = await RunAsync(Protocol.Intent, minKills: 60, minCommits: 500, Halt.Windows);

        Assert.InRange(outcome.Kills, 60, int.MaxValue);
        Assert.InRange(outcome.Committed, 500, long.MaxValue);
        Assert.All(
            Halt.Windows,
            window => Assert.InRange(outcome.Coverage.GetValueOrDefault(window), 1, outcome.Kills)
        );
        Assert.Equal((0, 0, 0, 0), (outcome.Twice, outcome.Lost, outcome.Stuck, outcome.AcknowledgedButLost));
        // the price of at most once, where somebody has to look: never more than were under way
        Assert.InRange(outcome.Unknown, 0, outcome.Kills);
    }

    [Fact]
    public async Task ProtocolWithoutIntent_IsCaught()
    {
        var outcome = await RunAsync(Protocol.NoIntent, minKills: 9, minCommits: 1, [Halt.Effect]);

        Assert.InRange(outcome.Twice, 1, long.MaxValue);
    }

    private async Task<KillOutcome> RunAsync(
        Protocol protocol,
        int minKills,
        int minCommits,
        IReadOnlyList<string> windows
    )
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var outcome = await new KillHarness(database, protocol, seed).RunAsync(minKills, minCommits, windows);
        output.WriteLine($"{outcome}");
        output.WriteLine(string.Join(", ", outcome.Coverage.Select(window => $"{window.Key} {window.Value}")));
        return outcome;
    }
}
