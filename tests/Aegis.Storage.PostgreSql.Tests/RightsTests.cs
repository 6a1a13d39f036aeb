using System.Net;
using System.Net.Sockets;
using Aegis.Ledger;
using Aegis.Memory;
using Aegis.Metrics;
using Aegis.Runs;
using Aegis.Storage.Tests.Server;
using Aegis.Usage;
using Npgsql;
using static Aegis.Ledger.OperationTransition;

namespace Aegis.Storage.Tests;

// who may do what, and what those who may not are told
public sealed class RightsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RoleThatOwnsNothing_NeedsTheseRightsAlone()
    {
        var role = $"{database.Name}_app";
        await using var owner = new PostgreSqlLedgerStore(database.Owner);
        await owner.MigrateAsync(Token);
        await TestDatabase.RunAsync(database.Administrator, $"CREATE ROLE {role} LOGIN PASSWORD 'p'");
        try
        {
            await using var store = new PostgreSqlLedgerStore(database.For(role, "p"));
            var error = await Assert.ThrowsAsync<PostgreSqlLedgerException>(() => ClaimAsync(store));
            Assert.Contains($"The role '{role}' may not", error.Message, StringComparison.Ordinal);

            await TestDatabase.RunAsync(
                database.Owner,
                $"""
                GRANT USAGE ON SCHEMA aegis TO {role};
                GRANT SELECT ON aegis.schema_version TO {role};
                GRANT SELECT, INSERT, UPDATE, DELETE ON aegis.operation TO {role};
                GRANT SELECT, INSERT ON aegis.audit, aegis.audit_seal, aegis.audit_sealed TO {role};
                GRANT SELECT, INSERT, DELETE ON aegis.audit_unsealed TO {role};
                GRANT SELECT, INSERT, UPDATE, DELETE ON aegis.usage TO {role};
                GRANT SELECT, INSERT, UPDATE ON aegis.tenant, aegis.api_key TO {role};
                GRANT SELECT, INSERT, UPDATE, DELETE ON aegis.run, aegis.run_agent, aegis.run_step TO {role};
                GRANT SELECT, INSERT, UPDATE ON aegis.memory TO {role};
                GRANT SELECT, INSERT, UPDATE, DELETE ON aegis.agent_call, aegis.agent_interaction TO {role};
                GRANT SELECT, INSERT, UPDATE, DELETE ON aegis.memory_entry TO {role};
                GRANT SELECT, INSERT ON aegis.usage_event TO {role};
                """
            );
            var claimed = await ClaimAsync(store);
            var begun = await store.TransitionAsync(new Begin(claimed.Handle, "one", Samples.Hour), Token);
            await store.TransitionAsync(
                new Commit(begun!.Handle, "one", Samples.Done, Samples.Hour, Samples.Hour),
                Token
            );
            var found = await store.FindAsync("acme", claimed.Id, Token);
            Assert.Equal(OperationState.Committed, found!.State);
            Assert.Null(AuditChain.Verify(found, await store.ReadAuditAsync("acme", claimed.Id, Token)));
            Assert.Equal(0, await store.ReapAsync(10, Token));
            Assert.NotNull(await store.Memory.TryWriteAsync("acme", "team", [MemoryWrite.Remove("key", 0)], Token));
            Assert.Single(await store.Memory.ReadAsync("acme", "team", Token));
            await store.Usage.AppendAsync(
                [
                    new()
                    {
                        AgentId = "Writer",
                        Model = "small",
                        Tokens = new(1, 1),
                        Time = DateTimeOffset.UnixEpoch,
                    },
                ],
                Token
            );
            Assert.Single(await store.Usage.ReadAsync(new(), UsagePeriod.All, null, 10, Token));
            await RecordAsync(store.Metrics);
            Assert.Empty(await store.ListRecoverableAsync(10, Token));
            await store.ClaimAsync(Samples.Claim("capped") with { Quota = new ClaimQuota(10) }, Token);
            Assert.Single(await new AuditSealer(store).SealAsync(Token));
            Assert.True((await new AuditVerifier(store, store).VerifyAsync("acme", null, Token)).IsWhole);
            Assert.False(await store.Accounts.SetPlanAsync("acme", "free", Token));
            Assert.Null(await store.Accounts.FindKeyAsync("none", Token));
            await RunRunsAsync(new PostgreSqlRunStore(store));
        }
        finally
        {
            await TestDatabase.RunAsync(database.Administrator, $"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task WrongPassword_IsNamedWithoutThePassword()
    {
        await using var store = new PostgreSqlLedgerStore(database.For(database.Name, "hunter2"));

        var error = await Assert.ThrowsAsync<PostgreSqlLedgerException>(() => ClaimAsync(store));

        Assert.Contains($"refuses the password of role '{database.Name}'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NobodyListening_IsNamed()
    {
        using var reserved = new Socket(SocketType.Stream, ProtocolType.Tcp);
        reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)reserved.LocalEndPoint!).Port;
        await using var store = new PostgreSqlLedgerStore($"Host=127.0.0.1;Port={port};Username=app;Password=hunter2");

        var error = await Assert.ThrowsAsync<PostgreSqlLedgerException>(() => ClaimAsync(store));

        Assert.Contains($"PostgreSQL at 127.0.0.1:{port} can not be reached", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoSuchDatabase_IsNamed()
    {
        var settings = new NpgsqlConnectionStringBuilder(database.Owner) { Database = "not_there" };
        await using var store = new PostgreSqlLedgerStore(settings.ToString());

        var error = await Assert.ThrowsAsync<PostgreSqlLedgerException>(() => ClaimAsync(store));

        Assert.Contains("has no database 'not_there'", error.Message, StringComparison.Ordinal);
    }

    private static async Task RecordAsync(IMetricsStore metrics)
    {
        var call = new AgentCall { Agent = "Writer", At = DateTimeOffset.UnixEpoch };
        var given = new AgentInteraction
        {
            From = "Scout",
            To = "Writer",
            Kind = InteractionKind.Message,
            At = DateTimeOffset.UnixEpoch,
        };
        await metrics.AppendAsync([call], [given], Token);
        var all = new MetricsQuery("default", DateTimeOffset.UnixEpoch, DateTimeOffset.UtcNow);
        Assert.Equal(1, (await metrics.SummarizeAsync("default", null, [all.From, all.To], Token))[0].Total.Calls);
        Assert.Single(await metrics.ListInteractionsAsync(all, Token));
        Assert.Equal(2, await metrics.PruneAsync(all.To.AddDays(-2), 10, Token));
    }

    private static async Task RunRunsAsync(PostgreSqlRunStore runs)
    {
        var run = await runs.BeginAsync(
            new RunStart
            {
                Tenant = "acme",
                RunId = "run-1",
                Pipeline = "Reports",
                Shape = "",
                Inputs = "",
                Owner = "one",
                Lease = Samples.Hour,
            },
            Token
        );
        Assert.True(await runs.RenewAsync(run.Handle, Samples.Hour, Token));
        var step = new RunStep
        {
            AgentId = "Writer",
            Generation = 1,
            Round = 1,
            Kind = RunStepKind.Answer,
        };
        Assert.True(await runs.AppendAsync(run.Handle, step, Token));
        Assert.True(await runs.CommitAsync(run.Handle, new RunAgent { AgentId = "Writer" }, Token));
        Assert.True(await runs.EndAsync(run.Handle, new RunEnd(RunState.Succeeded, null, Samples.Hour), Token));
        Assert.Equal(0, await runs.ReapAsync(10, Token));
        Assert.True(await runs.ForgetAsync("acme", "run-1", Token));
    }

    private static Task<OperationRecord> ClaimAsync(PostgreSqlLedgerStore store) =>
        store.ClaimAsync(Samples.Claim($"key-{Guid.NewGuid()}"), Token).AsTask();
}
