using System.Collections.Concurrent;
using System.Data.Common;
using Aegis.Ledger;
using Aegis.Storage.Tests.Server;
using static Aegis.Ledger.OperationTransition;

namespace Aegis.Storage.Tests.Crashes;

// the server dies and comes back under load; an error means "unknown", and reading again tells
public sealed class RestartTests(ITestOutputHelper output) : IDisposable
{
    private const int Restarts = 8;
    private const int Writers = 20;
    private readonly ConcurrentBag<Guid> claimed = [];
    private readonly ConcurrentBag<Guid> committed = [];
    private readonly SemaphoreSlim commits = new(0);
    private int landed;
    private int absent;
    private volatile bool isOver;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => commits.Dispose();

    [Fact]
    public async Task ServerRestartedUnderLoad_NothingAcknowledgedIsLost_AmbiguousIsResolved()
    {
        await using var server = await LocalServer.StartAsync();
        await using var store = new PostgreSqlLedgerStore($"{server.Administrator};Maximum Pool Size=30");
        await store.MigrateAsync(Token);
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(store, writer))).ToList();
        for (var restart = 0; restart < Restarts; restart++)
        {
            // so that every crash meets work, and not what was done before the last one
            while (await commits.WaitAsync(TimeSpan.Zero, Token)) { }

            for (var more = 0; more < 50; more++)
            {
                await await Task.WhenAny([commits.WaitAsync(Token), .. writers]);
            }

            await server.CrashAsync();
        }

        isOver = true;
        await Task.WhenAll(writers);
        output.WriteLine($"{committed.Count} committed; of ambiguous claims {landed} had landed, {absent} had not");
        Assert.InRange(landed + absent, 1, int.MaxValue);
        var there = await IdsAsync(server, "true");
        Assert.Empty(claimed.Except(there));
        Assert.Empty(committed.Except(await IdsAsync(server, "state = 'Committed'")));
        // what nobody was told of would be an operation that its caller gave up
        Assert.Empty(there.Except(claimed));
        Assert.Empty(await IdsAsync(server, "state <> 'Committed'"));
    }

    private async Task WriteAsync(PostgreSqlLedgerStore store, int writer)
    {
        for (var number = 0; !isOver; number++)
        {
            var claim = Samples.Claim($"key-{writer}-{number}", $"writer-{writer}");
            var operation = await ClaimAsync(store, claim);
            if (operation is null)
            {
                continue;
            }

            claimed.Add(claim.Id);
            await ApplyAsync(store, new Begin(operation.Handle, claim.Owner, Samples.Hour), OperationPhase.Executing);
            await ApplyAsync(
                store,
                new Commit(operation.Handle, claim.Owner, Samples.Done, Samples.Hour, Samples.Hour),
                OperationPhase.None
            );
            committed.Add(claim.Id);
            commits.Release();
        }
    }

    private async Task<OperationRecord?> ClaimAsync(PostgreSqlLedgerStore store, OperationClaim claim)
    {
        try
        {
            return await store.ClaimAsync(claim, Token);
        }
        catch (DbException)
        {
            var found = await ReadAsync(store, claim.Id);
            Interlocked.Increment(ref found is null ? ref absent : ref landed);
            return found;
        }
    }

    private static async Task ApplyAsync(PostgreSqlLedgerStore store, OperationTransition step, OperationPhase phase)
    {
        while (true)
        {
            try
            {
                Assert.NotNull(await store.TransitionAsync(step, Token));
                return;
            }
            catch (DbException)
            {
                if ((await ReadAsync(store, step.Operation.Id))!.Phase == phase)
                {
                    return;
                }
            }
        }
    }

    private static async Task<OperationRecord?> ReadAsync(PostgreSqlLedgerStore store, Guid id)
    {
        while (true)
        {
            try
            {
                return await store.FindAsync("acme", id, Token);
            }
            catch (DbException)
            {
                await Task.Delay(20, Token);
            }
        }
    }

    private static Task<Guid[]> IdsAsync(LocalServer server, string condition) =>
        TestDatabase.ReadAsync<Guid[]>(
            server.Administrator,
            $"SELECT coalesce(array_agg(op_id), '{{}}') FROM aegis.operation WHERE {condition}"
        );
}
