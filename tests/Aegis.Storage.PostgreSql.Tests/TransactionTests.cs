using Aegis.Ledger;
using Aegis.Storage.Tests.Server;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Aegis.Ledger.OperationTransition;

namespace Aegis.Storage.Tests;

// effects in the ledger's own transaction, and what is durable
public sealed class TransactionTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private PostgreSqlLedgerStore store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = new PostgreSqlLedgerStore(database.Owner);
        await TestDatabase.RunAsync(database.Owner, "CREATE TABLE IF NOT EXISTS booking (id uuid)");
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EffectAndCommit_AreBothOrNeither(bool isCommitted)
    {
        var begun = await BegunAsync();
        await using (var transaction = await store.BeginTransactionAsync(Token))
        {
            await RunAsync(transaction, $"INSERT INTO booking VALUES ('{begun.Id}')");
            Assert.NotNull(await transaction.TransitionAsync(CommitOf(begun), Token));
            if (isCommitted)
            {
                await transaction.CommitAsync(Token);
            }
        }

        var found = await store.FindAsync("acme", begun.Id, Token);
        var count = await TestDatabase.ReadAsync<long>(
            database.Owner,
            $"SELECT count(*) FROM booking WHERE id = '{begun.Id}'"
        );
        Assert.Equal(isCommitted ? OperationState.Committed : OperationState.Pending, found!.State);
        Assert.Equal(isCommitted ? 1 : 0, count);
        Assert.Equal(isCommitted ? 3 : 2, (await store.ReadAuditAsync("acme", begun.Id, Token)).Count);
    }

    [Fact]
    public async Task RefusedStep_LeavesNoRecord_OfTheOneBefore()
    {
        var begun = await BegunAsync();
        await using (var transaction = await store.BeginTransactionAsync(Token))
        {
            Assert.NotNull(await transaction.TransitionAsync(CommitOf(begun), Token));
            Assert.Null(await transaction.TransitionAsync(CommitOf(begun), Token));
            await transaction.CommitAsync(Token);
        }

        var audit = await store.ReadAuditAsync("acme", begun.Id, Token);
        Assert.Equal(["claim", "begin", "commit"], audit.Select(record => record.Action));
    }

    [Fact]
    public async Task CommitThatTheServerWouldNotWaitFor_IsWaitedFor()
    {
        await TestDatabase.RunAsync(
            database.Administrator,
            $"ALTER ROLE {database.Name} IN DATABASE {database.Name} SET synchronous_commit = off"
        );
        // a pool of its own, whose connections have the setting
        await using var impatient = new PostgreSqlLedgerStore($"{database.Owner};Application Name=impatient");
        var begun = await BegunAsync();
        await using var transaction = await impatient.BeginTransactionAsync(Token);
        Assert.Equal("off", await RunAsync(transaction, "SHOW synchronous_commit"));

        await transaction.TransitionAsync(CommitOf(begun), Token);

        Assert.Equal("on", await RunAsync(transaction, "SHOW synchronous_commit"));
    }

    [Fact]
    public async Task App_HasThisStore_InPlaceOfAnother()
    {
        await using var services = new ServiceCollection()
            .AddSingleton<ILedgerStore>(new InMemoryLedgerStore())
            .UsePostgreSql(database.Owner)
            .BuildServiceProvider();

        var registered = Assert.Single(services.GetServices<ILedgerStore>());
        Assert.IsType<PostgreSqlLedgerStore>(registered);
        var claim = Samples.Claim($"key-{Guid.NewGuid()}");
        Assert.Equal(claim.Id, (await registered.ClaimAsync(claim, Token)).Id);
    }

    private async Task<OperationRecord> BegunAsync()
    {
        var claim = Samples.Claim($"key-{Guid.NewGuid()}", effect: ToolEffect.Transactional);
        var claimed = await store.ClaimAsync(claim, Token);
        return (await store.TransitionAsync(new Begin(claimed.Handle, "one", Samples.Hour), Token))!;
    }

    private static Commit CommitOf(OperationRecord operation) =>
        new(operation.Handle, "one", Samples.Done, Samples.Hour, Samples.Hour);

    private static async Task<object?> RunAsync(ILedgerTransaction transaction, string sql)
    {
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)transaction.Transaction.Connection!);
        return await command.ExecuteScalarAsync(Token);
    }
}
