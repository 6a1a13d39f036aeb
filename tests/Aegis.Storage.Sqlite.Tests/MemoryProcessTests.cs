using System.Text.Json;
using Aegis.Memory;

namespace Aegis.Storage.Sqlite.Tests;

/// <summary>Memories in a file of several processes, some of which are killed.</summary>
public sealed class MemoryProcessTests : IDisposable
{
    private const int Kills = 25;
    private readonly LedgerFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task KilledInTheMiddle_CommitsAreWholeOrNotThere_AndWhatItSaidIsThere()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var last = 0;
        var next = WorkerProcess.StartAsync("remember", folder.File);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var worker = await next;
            // the next one starts up meanwhile; it only opens the file
            next = WorkerProcess.StartAsync("remember", folder.File);
            worker.Go();
            var said = 0;
            for (var lines = random.Next(1, 30); lines > 0; lines--)
            {
                said = int.Parse((await worker.ReadLineAsync())!, System.Globalization.CultureInfo.InvariantCulture);
            }

            await worker.KillAsync();

            await using var store = SqliteLedgerStore.Open(folder.File);
            var session = new SessionMemory("killed", store.Memory).CreateSession();
            var numbers = session
                .Keys.Select(key => session.Get<string>(key))
                .Select(text => text[..text.IndexOf(' ', StringComparison.Ordinal)])
                .Distinct();
            var number = int.Parse(Assert.Single(numbers), System.Globalization.CultureInfo.InvariantCulture);
            // of even commits there are two keys less
            Assert.Equal(number % 2 == 0 ? 48 : 50, session.Keys.Count);
            Assert.True(number >= said && said > last, $"seed {seed}: {number} of {said}, before {last}");
            Assert.Equal("ok", folder.Query("PRAGMA integrity_check"));
            last = number;
        }

        (await next).Dispose();
    }

    [Fact]
    public async Task FourProcesses_LoseNothing()
    {
        var workers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => WorkerProcess.StartAsync("count", folder.File, times: 40))
        );
        Array.ForEach(workers, worker => worker.Go());

        var ends = await Task.WhenAll(workers.Select(worker => worker.EndAsync()));
        Array.ForEach(workers, worker => worker.Dispose());

        Assert.All(ends, end => Assert.Equal("", end.Errors));
        await using var store = SqliteLedgerStore.Open(folder.File);
        var session = await new SessionMemory("counted", store.Memory).CreateSessionAsync(Token);
        Assert.Equal(160, session.Get<JsonElement>("count").GetProperty("number").GetInt32());
        Assert.Equal(160, session.Get<Guid[]>("found").Distinct().Count());
    }
}
