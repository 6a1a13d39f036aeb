using Aegis.Ledger;
using Aegis.Storage.Tests.Server;
using Npgsql;

namespace Aegis.Storage.Tests;

// a superuser who has switched the triggers off
public sealed class TamperTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Replica = "SET session_replication_role = replica; ";

    private static readonly (string Table, string[] Columns)[] Columns =
    [
        (
            "audit",
            [
                "tenant",
                "op_id",
                "seq",
                "at",
                "actor",
                "action",
                "fence",
                "state",
                "phase",
                "detail",
                "prev_hash",
                "hash",
            ]
        ),
        ("audit_seal", ["tenant", "number", "at", "operations", "root", "prev_hash", "hash"]),
        ("audit_sealed", ["tenant", "op_id", "seq", "number", "hash"]),
    ];

    private PostgreSqlLedgerStore store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = new PostgreSqlLedgerStore(database.Owner);
        await store.MigrateAsync(Token);
        await RunAsync(Samples.Empty);
        var sealer = new AuditSealer(store);
        for (var i = 0; i < 4; i++)
        {
            var claimed = await store.ClaimAsync(Samples.Claim($"order-{i}"), Token);
            await sealer.SealAsync(Token);
            await store.TransitionAsync(new OperationTransition.Begin(claimed.Handle, "one", Samples.Hour), Token);
            await store.TransitionAsync(
                new OperationTransition.Commit(claimed.Handle, "one", Samples.Done, Samples.Hour, Samples.Hour),
                Token
            );
        }

        await sealer.SealAsync(Token);
        await RunAsync("DROP SCHEMA IF EXISTS kept CASCADE; CREATE SCHEMA kept");
        foreach (var (table, _) in Columns)
        {
            await RunAsync($"CREATE TABLE kept.{table} AS SELECT * FROM aegis.{table}");
        }
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task BitThatIsFlipped_IsFound()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var flips = 0; flips < 50; )
        {
            var (table, columns) = Columns[random.Next(Columns.Length)];
            var column = columns[random.Next(columns.Length)];
            var count = await TestDatabase.ReadAsync<long>(
                database.Administrator,
                $"SELECT count(*) FROM aegis.{table}"
            );
            var flip =
                $"UPDATE aegis.{table} SET {column} = {Flipped(column, random.Next(1 << 20))} WHERE ctid = "
                + $"(SELECT ctid FROM aegis.{table} OFFSET {random.Next((int)count)} LIMIT 1)";
            if (await TryRunAsync(flip))
            {
                Assert.True((await FaultsAsync()).Count > 0, $"{flip} (seed {seed})");
                await RestoreAsync(table);
                flips++;
            }
        }

        Assert.Empty(await FaultsAsync());
    }

    [Theory]
    [InlineData("audit")]
    [InlineData("audit_seal")]
    public async Task Microsecond_IsFound(string table)
    {
        await RunAsync(
            $"{Replica} UPDATE aegis.{table} SET at = at + interval '1 microsecond' "
                + $"WHERE ctid = (SELECT ctid FROM aegis.{table} LIMIT 1)"
        );

        Assert.EndsWith(
            "its time is not in whole milliseconds.",
            Assert.Single(await FaultsAsync()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task WhatCanNotBeRead_IsReported_AndTheWalkGoesOn()
    {
        await RunAsync(
            $"""
            {Replica}
            UPDATE aegis.audit SET state = 'Nonsense' WHERE action = 'claim';
            UPDATE aegis.audit SET phase = ' Executing' WHERE action = 'begin';
            UPDATE aegis.audit SET at = '4000-01-01 BC' WHERE action = 'commit';
            UPDATE aegis.audit_seal SET at = '4000-01-01 BC' WHERE number = 2;
            """
        );

        var report = await new AuditVerifier(store, store).VerifyAsync("acme", null, Token);

        Assert.Equal((12L, 5L), (report.Records, report.Seals));
        Assert.Equal(13, report.Faults.Count);
        Assert.Equal(4, report.Faults.Count(static fault => fault.Contains("'Nonsense'", StringComparison.Ordinal)));
        Assert.StartsWith("Seal 2 is damaged: ", report.Faults[0], StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
            await store.ReadByTimeAsync(
                "acme",
                null,
                DateTimeOffset.UnixEpoch,
                DateTimeOffset.UnixEpoch.AddYears(200),
                10,
                Token
            )
        );
    }

    private async Task<IReadOnlyList<string>> FaultsAsync() =>
        (await new AuditVerifier(store).VerifyAsync("acme", null, Token)).Faults;

    private Task RunAsync(string sql) => TestDatabase.RunAsync(database.Administrator, sql);

    private async Task<bool> TryRunAsync(string sql)
    {
        try
        {
            await RunAsync(Replica + sql);
            return true;
        }
        catch (PostgresException error) when (error.SqlState is "23505" or "23514")
        {
            // another row has that key, or the value is none that the table takes
            return false;
        }
    }

    private Task RestoreAsync(string table) =>
        RunAsync($"{Replica} DELETE FROM aegis.{table}; INSERT INTO aegis.{table} SELECT * FROM kept.{table}");

    private static string Flipped(string column, int random) =>
        column switch
        {
            "op_id" => $"md5({column}::text)::uuid",
            "at" => $"at + make_interval(secs => 0.000001 * (1 << {random % 20}))",
            "seq" or "operations" => $"{column} # (1 << {random % 30})",
            "number" or "fence" => $"{column} # (1::bigint << {random % 60})",
            "root" or "prev_hash" or "hash" =>
                $"set_byte({column}, {random % 32}, get_byte({column}, {random % 32}) # {1 << (random % 8)})",
            _ => $"CASE {column} WHEN '' THEN 'x' ELSE overlay({column} placing chr(ascii(substr({column}, "
                + $"1 + {random} % length({column}), 1)) # 1) from 1 + {random} % length({column}) for 1) END",
        };
}
