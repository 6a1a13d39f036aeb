using Aegis.Ledger;
using Aegis.Storage.Tests.Server;
using static Aegis.Ledger.OperationTransition;

namespace Aegis.Storage.Tests.Crashes;

public sealed class ZombieTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Continue = 18;
    private const int Stop = 19;
    private static readonly OperationFailure Gone = new(FailureKind.Ambiguous, "the owner is gone", isRetryable: false);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // an owner is stopped past its lease, loses the operation, and goes on as if nothing had happened
    [Fact]
    public async Task StoppedOwner_WakingAfterAReRun_CanNotCommit()
    {
        await using var store = new PostgreSqlLedgerStore(database.Owner);
        await using var worker = WorkerProcess.Start(database.Owner, "zombie");
        for (var round = 0; round < 10; round++)
        {
            var id = Guid.Parse((await worker.ReadUntilAsync("begun ")).Split(' ')[1]);
            PostgreSqlBinaries.Signal(worker.Id, Stop);
            var again = await TakeAwayAsync(store, id);
            var isCommittedBefore = round % 2 == 0;
            if (isCommittedBefore)
            {
                await CommitAsync(store, again);
            }

            await worker.TellAsync("go on");
            PostgreSqlBinaries.Signal(worker.Id, Continue);
            Assert.Equal("committed False, noted True", await worker.ReadUntilAsync("committed "));
            if (!isCommittedBefore)
            {
                await CommitAsync(store, again);
            }

            var ended = await store.FindAsync("acme", id, Token);
            var audit = await store.ReadAuditAsync("acme", id, Token);
            Assert.Equal((OperationState.Committed, Samples.Done, 2L), (ended!.State, ended.Result, ended.Fence));
            Assert.Equal("heir", Assert.Single(audit, record => record.Action == "commit").Actor);
            Assert.Single(audit, record => record.Action == "late-result");
            Assert.Null(AuditChain.Verify(ended, audit));
        }
    }

    private static async Task<OperationRecord> TakeAwayAsync(PostgreSqlLedgerStore store, Guid id)
    {
        var found = (await store.FindAsync("acme", id, Token))!;
        var mark = new MarkUnknown(found.Handle, "heir", Gone, OnlyIfLeaseIsOver: true);
        OperationRecord? unknown;
        while ((unknown = await store.TransitionAsync(mark, Token)) is null)
        {
            await Task.Delay(20, Token);
        }

        return (await store.TransitionAsync(new ReRun(unknown.Handle, "heir", Samples.Hour), Token))!;
    }

    private static async Task CommitAsync(PostgreSqlLedgerStore store, OperationRecord begun)
    {
        var commit = new Commit(begun.Handle, "heir", Samples.Done, Samples.Hour, Samples.Hour);
        Assert.NotNull(await store.TransitionAsync(commit, Token));
    }
}
