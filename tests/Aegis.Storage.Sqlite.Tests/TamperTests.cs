using Aegis.Ledger;
using Microsoft.Data.Sqlite;
using static Aegis.Storage.Sqlite.Tests.LedgerFolder;

namespace Aegis.Storage.Sqlite.Tests;

// whoever can write the file has dropped the triggers
public sealed class TamperTests : IAsyncLifetime
{
    private static readonly (string Table, string[] Columns)[] Columns =
    [
        (
            "aegis_audit",
            [
                "tenant_id",
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
        ("aegis_audit_seal", ["tenant_id", "number", "at", "operations", "root", "prev_hash", "hash"]),
        ("aegis_audit_sealed", ["tenant_id", "op_id", "seq", "number", "hash"]),
    ];

    private readonly LedgerFolder folder = new();
    private SqliteLedgerStore store = null!;
    private SqliteConnection connection = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = SqliteLedgerStore.Open(folder.File);
        var sealer = new AuditSealer(store);
        for (var i = 0; i < 12; i++)
        {
            var claimed = await store.ClaimAsync(Claim($"order-{i}"), Token);
            await sealer.SealAsync(Token);
            await store.TransitionAsync(new OperationTransition.Begin(claimed.Handle, "one", Hour), Token);
            await store.TransitionAsync(
                new OperationTransition.Commit(claimed.Handle, "one", new("text/plain", "ok"u8.ToArray()), Hour, Hour),
                Token
            );
        }

        await sealer.SealAsync(Token);
        connection = folder.Connect();
        Run("PRAGMA ignore_check_constraints = ON");
        foreach (var trigger in Read("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        {
            Run($"DROP TRIGGER {trigger}");
        }

        Assert.Empty((await VerifyAsync()).Faults);
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task BitThatIsFlipped_IsFound()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var flips = 0; flips < 1000; )
        {
            var (table, columns) = Columns[random.Next(Columns.Length)];
            var column = columns[random.Next(columns.Length)];
            Run("BEGIN");
            var (keys, before, after) = Flip(table, column, random);
            if (before is null || !TryRun($"UPDATE {table} SET {column} = {after} WHERE {keys}"))
            {
                Run("ROLLBACK");
                continue;
            }

            Run("COMMIT");
            var report = await VerifyAsync();
            Assert.True(report.Faults.Count > 0, $"{table}.{column} {before} became {after} (seed {seed})");
            Run($"UPDATE {table} SET {column} = {before} WHERE {Moved(keys, column, before, after!)}");
            flips++;
        }

        Assert.Empty((await VerifyAsync()).Faults);
    }

    [Theory]
    [InlineData("aegis_audit")]
    [InlineData("aegis_audit_seal")]
    [InlineData("aegis_audit_sealed")]
    public async Task RowThatIsRemoved_IsFound(string table)
    {
        var count = Convert.ToInt32(Query(connection, $"SELECT count(*) FROM {table}"), null);
        for (var at = 0; at < count; at++)
        {
            Run($"CREATE TEMP TABLE kept AS SELECT * FROM {table} ORDER BY 1, 2, 3 LIMIT 1 OFFSET {at}");
            var first = table == "aegis_audit_seal" ? "number" : "(op_id, seq)";
            Run($"DELETE FROM {table} WHERE {first} = (SELECT {first.Trim('(', ')')} FROM kept)");
            Assert.NotEmpty((await VerifyAsync()).Faults);
            Run($"INSERT INTO {table} SELECT * FROM kept; DROP TABLE kept");
        }

        Assert.Empty((await VerifyAsync()).Faults);
    }

    [Fact]
    public async Task LastSealWithAllItCovers_IsMissed_EvenThen()
    {
        Run("DELETE FROM aegis_audit_sealed WHERE number = (SELECT max(number) FROM aegis_audit_seal)");
        Run("DELETE FROM aegis_audit_seal WHERE number = (SELECT max(number) FROM aegis_audit_seal)");

        Assert.Contains(
            (await VerifyAsync()).Faults,
            fault => fault.Contains("Was a seal removed?", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task WhatCanNotBeRead_IsReported_AndTheWalkGoesOn()
    {
        Run("UPDATE aegis_audit SET state = '1' WHERE action = 'claim'");
        Run("UPDATE aegis_audit SET at = 9000000000000000000 WHERE action = 'begin'");
        Run("UPDATE aegis_audit SET op_id = 'none' WHERE (op_id, seq) = (SELECT op_id, seq FROM aegis_audit LIMIT 1)");
        Run("UPDATE aegis_audit_seal SET operations = 5000000000 WHERE number = 2");
        Run("UPDATE aegis_audit_seal SET number = 'none' WHERE number = 4");
        Run("UPDATE aegis_audit_sealed SET number = 'none' WHERE number = 6");
        Run("UPDATE aegis_audit_sealed SET seq = 'none' WHERE number = 8");

        var faults = (await VerifyAsync()).Faults;

        foreach (
            var (words, count) in new[]
            {
                ("'1' is no OperationState.", 11),
                ("Record 2 of operation ", 12),
                ("1 records are damaged: they have no operation or number.", 1),
                ("Seal 2 is damaged: ", 1),
                ("1 seals are damaged: they have no number.", 1),
                ("Seal 5: the one before, 4, is missing.", 1),
                (" of what seals cover are damaged: they have no operation or number.", 1),
                ("Seal 6: it covers ", 1),
                ("Seal 8: ", 1),
            }
        )
        {
            Assert.Equal(
                (words, count),
                (words, faults.Count(fault => fault.Contains(words, StringComparison.Ordinal)))
            );
        }
    }

    [Fact]
    public async Task TwoRecordsThatChangedPlaces_AreFound()
    {
        Run("UPDATE aegis_audit SET seq = seq + 100 WHERE seq IN (2, 3)");
        Run("UPDATE aegis_audit SET seq = 105 - seq WHERE seq IN (102, 103)");

        Assert.NotEmpty((await VerifyAsync()).Faults);
    }

    [Fact]
    public async Task TailThatIsCut_IsFound()
    {
        Run("DELETE FROM aegis_audit WHERE action = 'commit'");

        Assert.Equal(
            12,
            (await VerifyAsync()).Faults.Count(static fault => fault.Contains("sealed", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task EndThatIsMadeAnew_TakesAnAnchor()
    {
        var last = (await store.FindLastSealAsync("acme", Token))!;
        Run(
            $"DELETE FROM aegis_audit WHERE op_id IN (SELECT op_id FROM aegis_audit_sealed WHERE number = {last.Number})"
        );
        Run($"DELETE FROM aegis_audit_sealed WHERE op_id NOT IN (SELECT op_id FROM aegis_audit)");
        Run("DELETE FROM aegis_audit_seal");
        Run("DELETE FROM aegis_audit_sealed");
        Run("INSERT INTO aegis_audit_unsealed SELECT tenant_id, op_id, max(seq) FROM aegis_audit GROUP BY 1, 2");

        Assert.Empty((await VerifyAsync()).Faults);
        Assert.NotEmpty((await new AuditVerifier(store).VerifyAsync("acme", last.Anchor, Token)).Faults);
    }

    private ValueTask<AuditReport> VerifyAsync() => new AuditVerifier(store).VerifyAsync("acme", null, Token);

    private void Run(string sql) => Query(connection, sql);

    private bool TryRun(string sql)
    {
        try
        {
            Run(sql);
            return true;
        }
        catch (SqliteException)
        {
            // another row has that key
            return false;
        }
    }

    private List<string> Read(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    // a condition that finds one row, and a column of it before and after, as SQL
    private (string Keys, string? Before, string? After) Flip(string table, string column, Random random)
    {
        string[] keys =
            table == "aegis_audit" ? ["tenant_id", "op_id", "seq"]
            : table == "aegis_audit_seal" ? ["tenant_id", "number"]
            : ["tenant_id", "op_id", "seq", "number"];
        var parts = string.Join(" || ' AND ' || ", keys.Select(key => $"'{key} = ' || quote({key})"));
        var count = Convert.ToInt32(Query(connection, $"SELECT count(*) FROM {table}"), null);
        var row = Read(
            $"SELECT {parts} || '|' || typeof({column}) || '|' || CASE typeof({column}) WHEN 'text' THEN "
                + $"hex(CAST({column} AS BLOB)) WHEN 'blob' THEN hex({column}) ELSE coalesce({column}, '') END FROM {table} "
                + $"LIMIT 1 OFFSET {random.Next(count)}"
        )[0]
            .Split('|');
        if (row[2].Length == 0)
        {
            return (row[0], null, null);
        }

        if (row[1] == "integer")
        {
            var number = long.Parse(row[2], null);
            return (row[0], row[2], $"{number ^ (1L << random.Next(63))}");
        }

        var bytes = Convert.FromHexString(row[2]);
        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return (row[0], Literal(row[2]), Literal(Convert.ToHexString(bytes)));

        string Literal(string hex) => row[1] == "text" ? $"CAST(x'{hex}' AS TEXT)" : $"x'{hex}'";
    }

    // the row has another key when a column of its key was changed
    private static string Moved(string keys, string column, string before, string after) =>
        string.Join(
            " AND ",
            keys.Split(" AND ")
                .Select(part =>
                    part.StartsWith($"{column} = ", StringComparison.Ordinal) ? $"{column} = {after}" : part
                )
        );
}
