using Aegis.Ledger;
using static Aegis.Ledger.OperationTransition;
using static Aegis.Storage.Sqlite.Tests.LedgerFolder;

namespace Aegis.Storage.Sqlite.Tests;

/// <summary>Effects that are written by the transaction that commits their operation.</summary>
public sealed class TransactionTests : IAsyncLifetime
{
    private static readonly OperationResult Booked = new("text/plain", "booked"u8.ToArray());
    private readonly LedgerFolder folder = new();
    private SqliteLedgerStore? store;

    private SqliteLedgerStore Store => store!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        store = SqliteLedgerStore.Open(folder.File);
        folder.Query("CREATE TABLE booking (seat TEXT)");
        return default;
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Committed_HasBoth()
    {
        var begun = await BegunAsync();
        await using (var transaction = await Store.BeginTransactionAsync(Token))
        {
            await BookAsync(transaction);
            Assert.NotNull(await transaction.TransitionAsync(CommitOf(begun), Token));
            // nobody sees it yet
            Assert.Equal(OperationPhase.Executing, (await Store.FindAsync("acme", begun.Id, Token))!.Phase);
            await transaction.CommitAsync(Token);
        }

        Assert.Equal(1L, folder.Query("SELECT count(*) FROM booking"));
        var committed = await Store.FindAsync("acme", begun.Id, Token);
        Assert.Equal(Booked, committed!.Result);
        Assert.Null(AuditChain.Verify(committed, await Store.ReadAuditAsync("acme", begun.Id, Token)));
    }

    [Fact]
    public async Task NotCommitted_HasNeither()
    {
        var begun = await BegunAsync();
        await using (var transaction = await Store.BeginTransactionAsync(Token))
        {
            await BookAsync(transaction);
            await transaction.TransitionAsync(CommitOf(begun), Token);
        }

        Assert.Equal(0L, folder.Query("SELECT count(*) FROM booking"));
        Assert.Equal(OperationPhase.Executing, (await Store.FindAsync("acme", begun.Id, Token))!.Phase);
        Assert.Equal(2, (await Store.ReadAuditAsync("acme", begun.Id, Token)).Count);
    }

    [Fact]
    public async Task StepsOfTheStore_WaitForTheTransaction()
    {
        var begun = await BegunAsync();
        Task<OperationRecord?> beat;
        await using (var transaction = await Store.BeginTransactionAsync(Token))
        {
            beat = Store.TransitionAsync(new Heartbeat(begun.Handle, "one", Hour), Token).AsTask();
            await transaction.TransitionAsync(CommitOf(begun), Token);
            Assert.False(beat.IsCompleted);
            await transaction.CommitAsync(Token);
        }

        Assert.Null(await beat);
    }

    [Fact]
    public async Task ManyTransactionsAndSteps_AllHappen()
    {
        var transactions = Enumerable
            .Range(0, 20)
            .Select(_ =>
                Task.Run(async () =>
                {
                    await using var transaction = await Store.BeginTransactionAsync(Token);
                    await BookAsync(transaction);
                    await transaction.CommitAsync(Token);
                })
            );
        var claims = Enumerable
            .Range(0, 200)
            .Select(i => Task.Run(() => Store.ClaimAsync(Claim($"order-{i}"), Token).AsTask()));

        await Task.WhenAll([.. transactions, .. claims]);

        Assert.Equal(20L, folder.Query("SELECT count(*) FROM booking"));
        Assert.Equal(200L, folder.Query("SELECT count(*) FROM aegis_operation"));
    }

    private async Task<OperationRecord> BegunAsync()
    {
        var claimed = await Store.ClaimAsync(Claim(), Token);
        return (await Store.TransitionAsync(new Begin(claimed.Handle, "one", Hour), Token))!;
    }

    private static Commit CommitOf(OperationRecord begun) => new(begun.Handle, "one", Booked, Hour, Hour);

    private static async Task BookAsync(ILedgerTransaction transaction)
    {
        var command = transaction.Transaction.Connection!.CreateCommand();
        await using (command)
        {
            command.Transaction = transaction.Transaction;
            command.CommandText = "INSERT INTO booking VALUES ('7a')";
            await command.ExecuteNonQueryAsync(Token);
        }
    }
}
