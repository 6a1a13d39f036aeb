using Aegis.Ledger;
using Aegis.Storage.Tests.Server;
using Npgsql;

namespace Aegis.Storage.Tests;

// what the database itself keeps from whoever forgets a condition
public sealed class RowSecurityTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string AsAcme = "BEGIN; SELECT set_config('aegis.tenant', 'acme', true); ";
    private const string AsMaintenance = "BEGIN; SELECT set_config('aegis.maintenance', 'on', true); ";
    private PostgreSqlLedgerStore store = null!;
    private OperationClaim claim = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = new PostgreSqlLedgerStore(database.Owner);
        claim = Samples.Claim($"key-{Guid.NewGuid()}");
        await store.ClaimAsync(claim, Token);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Theory]
    [InlineData("operation")]
    [InlineData("audit")]
    public async Task WithoutTenant_NothingIsThere(string table)
    {
        var count = $"SELECT count(*) FROM aegis.{table} WHERE op_id = '{claim.Id}'";

        Assert.Equal(0L, await ReadAsync(count));
        Assert.Equal(1L, await ReadAsync($"{AsAcme}{count}"));
        Assert.Equal(0L, await ReadAsync($"{AsAcme.Replace("acme", "globex", StringComparison.Ordinal)}{count}"));
        // the setting ends with its transaction, so that the next user of the connection does not have it
        Assert.Equal(0L, await ReadAsync($"{AsAcme}COMMIT; {count}"));
        Assert.Equal(0L, await ReadAsync($"SELECT set_config('aegis.tenant', '', false); {count}"));
    }

    [Fact]
    public async Task RowOfAnotherTenant_CanNotBeWritten()
    {
        var error = await Assert.ThrowsAsync<PostgresException>(() =>
            RunAsync($"{AsAcme}UPDATE aegis.operation SET tenant = 'globex' WHERE op_id = '{claim.Id}'")
        );

        Assert.Equal("42501", error.SqlState);
    }

    [Fact]
    public async Task Maintenance_ReadsOperations_AndDeletesOnlyWhatIsExpired()
    {
        var where = $"WHERE op_id = '{claim.Id}'";

        Assert.Equal(1L, await ReadAsync($"{AsMaintenance}SELECT count(*) FROM aegis.operation {where}"));
        Assert.Equal(0L, await ReadAsync($"{AsMaintenance}SELECT count(*) FROM aegis.audit {where}"));
        await RunAsync($"{AsMaintenance}DELETE FROM aegis.operation; COMMIT");
        await RunAsync($"{AsMaintenance}UPDATE aegis.operation SET owner = 'me'; COMMIT");
        Assert.Equal("one", (await store.FindAsync(claim.Tenant, claim.Id, Token))!.Owner);
    }

    [Theory]
    [InlineData("UPDATE aegis.audit SET actor = 'nobody'")]
    [InlineData("DELETE FROM aegis.audit")]
    [InlineData("TRUNCATE aegis.audit")]
    public async Task Audit_IsAppendOnly_ForItsOwnerAndSuperusersToo(string sql)
    {
        foreach (var role in new[] { database.Owner, database.Administrator })
        {
            var error = await Assert.ThrowsAsync<PostgresException>(() => TestDatabase.RunAsync(role, AsAcme + sql));

            Assert.Equal("aegis.audit is append-only", error.MessageText);
        }
    }

    [Fact]
    public async Task ApprovalOfOnesOwn_IsRefusedByTheTable()
    {
        var error = await Assert.ThrowsAsync<PostgresException>(() =>
            RunAsync($"{AsAcme}UPDATE aegis.operation SET approval_requested_by = 'x', approval_decider = 'x'")
        );

        Assert.Equal("four_eyes", error.ConstraintName);
    }

    private Task<long> ReadAsync(string sql) => TestDatabase.ReadLastAsync(database.Owner, sql);

    private Task RunAsync(string sql) => TestDatabase.RunAsync(database.Owner, sql);
}
