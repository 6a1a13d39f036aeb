using Aegis.Ledger;
using Aegis.Storage.Sqlite;
using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Approvals.Tests.Deciding;

/// <summary>Many decide at once, while the time for it runs out: one decision holds.</summary>
public sealed class RaceTests : IDisposable
{
    private const int Rounds = 50;
    private const int Deciders = 100;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("aegis-approvals-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ApproversAndRejectersAndExpiry_MakeOneDecision(bool isSqlite)
    {
        // the store's clock alone: when a request is over is its own to judge
        var clock = new FakeTimeProvider();
        await using var app = new App(configure: services =>
            services.AddSingleton<ILedgerStore>(_ =>
                isSqlite
                    ? SqliteLedgerStore.Open(Path.Combine(folder.FullName, "aegis.db"), timeProvider: clock)
                    : new InMemoryLedgerStore(clock)
            )
        );
        var endings = new HashSet<ApprovalStatus>();
        for (var round = 0; round < Rounds; round++)
        {
            endings.Add(await RaceAsync(app, clock, round));
        }

        // a race that always ends the same way is none
        Assert.True(endings.Count >= 2, $"all ended as {string.Join(", ", endings)}");
    }

    private static async Task<ApprovalStatus> RaceAsync(App app, FakeTimeProvider clock, int round)
    {
        var before = app.Bank.Effects.Count;
        var call = app.CallAsync("refund", arguments: [("order", $"{round}"), ("amount", 1)]);
        var request = await app.RequestAsync();
        using var start = new SemaphoreSlim(0);
        var deciding = Enumerable
            .Range(0, 2 * Deciders)
            .Select(index => Task.Run(() => DecideAsync(app, request, (index + round) % 2 == 0, index, start)))
            .ToList();
        // in some rounds the time for it, and for what was allowed, runs out meanwhile
        var passing = Task.Run(() => PassAsync(clock, round % 3 == 0, start));
        start.Release((2 * Deciders) + 1);
        var results = await Task.WhenAll(deciding);
        await passing;
        await call;

        var ended = (await app.Approvals.FindAsync(request.OperationId, App.Token))!;
        var holds = results.Count(static result => result.Outcome == DecisionOutcome.Decided);
        var ran = app.Bank.Effects.Count - before;
        var decisions = (await app.AuditAsync(request.OperationId)).Count(static record =>
            record.Action is "approve" or "reject"
        );
        Assert.Equal(decisions, holds);
        Assert.InRange(decisions, ended.Status == ApprovalStatus.Expired ? 0 : 1, 1);
        Assert.Equal(ended.Status == ApprovalStatus.Consumed ? 1 : 0, ran);
        Assert.DoesNotContain(
            results,
            static result => result.Outcome is DecisionOutcome.NotFound or DecisionOutcome.OwnRequest
        );
        return ended.Status;
    }

    private static async Task PassAsync(FakeTimeProvider clock, bool isLong, SemaphoreSlim start)
    {
        await start.WaitAsync(App.Token);
        clock.Advance(isLong ? TimeSpan.FromMinutes(61) : TimeSpan.FromSeconds(1));
    }

    private static async Task<DecisionResult> DecideAsync(
        App app,
        Approval request,
        bool approves,
        int index,
        SemaphoreSlim start
    )
    {
        var by = new Decider($"decider {index}", DeciderKind.Human);
        await start.WaitAsync(App.Token);
        return approves
            ? await app.Approvals.ApproveAsync(request.OperationId, by, cancellationToken: App.Token)
            : await app.Approvals.RejectAsync(request.OperationId, by, cancellationToken: App.Token);
    }
}
