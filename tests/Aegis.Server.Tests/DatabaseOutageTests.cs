using System.Collections.Concurrent;
using System.Diagnostics;
using Aegis.AspNetCore.Tests.Apps;
using Aegis.Client;
using Aegis.Server.Tests.Processes;
using Aegis.Storage.Tests.Server;

namespace Aegis.Server.Tests;

/// <summary>A database that goes away and comes back, while the server stays.</summary>
public sealed class DatabaseOutageTests : IDisposable
{
    private const int Restarts = 8;
    private const int Writers = 20;
    private readonly Folder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task DatabaseThatIsDown_Is503_AndAfterwardsNothingIsMissing()
    {
        await using var postgres = await LocalServer.StartAsync();
        await using var server = await Node.StartAsync(folder, postgres.Administrator);
        using var client = server.NewClient();
        var before = await AskAllAsync(client, "before");
        Assert.All(before, static answer => answer.AssertAccepted());

        await postgres.DownAsync();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(3); )
        {
            var during = await AskAllAsync(client, "during");
            Assert.All(during, static answer => answer.AssertProblem(503, "unavailable"));
            Assert.All(during, static answer => Assert.InRange(int.Parse(answer.Headers["Retry-After"], null), 1, 30));
        }

        await postgres.UpAsync();
        var recovery = Stopwatch.StartNew();
        while ((int)(await client.AskAsync(Calls.Decide("approve", "first-after"))).Status == 503)
        {
            Assert.True(recovery.Elapsed < TimeSpan.FromSeconds(20), "The server does not recover.");
        }

        TestContext.Current.SendDiagnosticMessage($"recovered in {recovery.Elapsed.TotalSeconds:f2} s");
        // what was refused has not happened, and what was answered has
        Assert.All(await AskAllAsync(client, "during"), static answer => answer.AssertAccepted());
        foreach (var (first, again) in before.Zip(await AskAllAsync(client, "before")))
        {
            Assert.Equal(first["request_id"], again.AssertProblem(409, "duplicate")["request_id"]);
        }
    }

    [Fact]
    public async Task DatabaseRestartedUnderLoad_LosesNothing_AndTheSameKeyTellsWhatIsUncertain()
    {
        await using var postgres = await LocalServer.StartAsync();
        await using var server = await Node.StartAsync(folder, postgres.Administrator);
        using var http = server.NewClient();
        var client = new AegisClient(
            http,
            new AegisClientOptions
            {
                TenantId = "acme",
                ThreadId = "thread-1",
                MaxRetries = 1000,
                RetryBudget = null,
                Timeout = TimeSpan.FromMinutes(1),
            }
        );
        var decided = new ConcurrentDictionary<string, DecisionOutcome>();
        using var decisions = new SemaphoreSlim(0);
        using var isOver = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var writers = Enumerable.Range(0, Writers).Select(WriteAsync).ToList();
        for (var restart = 0; restart < Restarts; restart++)
        {
            // so that every crash meets work, and not what was done before the last one
            while (await decisions.WaitAsync(TimeSpan.Zero, Token)) { }

            for (var more = 0; more < 50; more++)
            {
                await await Task.WhenAny([decisions.WaitAsync(Token), .. writers]);
            }

            await postgres.CrashAsync();
        }

        await isOver.CancelAsync();
        await Task.WhenAll(writers);

        var repeated = decided.Values.Where(static outcome => outcome.Attempts > 1).ToArray();
        var landed = repeated.OfType<DecisionOutcome.AlreadyDecided>().Count();
        TestContext.Current.SendDiagnosticMessage(
            $"{decided.Count} decided; {repeated.Length} were uncertain, of which {landed} had landed"
        );
        Assert.NotEmpty(repeated);
        Assert.All(decided.Values, static outcome => Assert.True(outcome.IsSuccess, $"{outcome}"));
        foreach (var (key, outcome) in decided)
        {
            var again = await client.ApproveAsync(key, cancellationToken: Token);
            Assert.IsType<DecisionOutcome.AlreadyDecided>(again);
            Assert.Equal(outcome.RequestId, again.RequestId);
        }

        // nothing that nobody was told of, and nothing twice
        var operations = await TestDatabase.ReadAsync<long>(
            postgres.Administrator,
            "SELECT count(*) FROM aegis.operation"
        );
        Assert.Equal(decided.Count, operations);

        async Task WriteAsync(int writer)
        {
            for (var number = 0; !isOver.IsCancellationRequested; number++)
            {
                var key = $"order-{writer}-{number}";
                decided[key] = await client.ApproveAsync(key, cancellationToken: Token);
                decisions.Release();
            }
        }
    }

    private static Task<Answer[]> AskAllAsync(HttpClient client, string name) =>
        Task.WhenAll(Enumerable.Range(0, 20).Select(at => client.AskAsync(Calls.Decide("approve", $"{name}-{at}"))));
}
