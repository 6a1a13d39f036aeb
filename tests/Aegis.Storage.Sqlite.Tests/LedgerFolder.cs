using Aegis.Ledger;
using Aegis.Storage.Sqlite.Files;
using Microsoft.Data.Sqlite;

namespace Aegis.Storage.Sqlite.Tests;

/// <summary>A folder of a test, with a ledger in it.</summary>
public sealed class LedgerFolder : IDisposable
{
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public string Path { get; } = Directory.CreateTempSubdirectory("aegis-sqlite-").FullName;

    public string File => System.IO.Path.Combine(Path, "aegis.db");

    /// <summary>A connection that is none of the store's.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=false;Default Timeout=1");
        connection.Open();
        return connection;
    }

    public object? Query(string sql)
    {
        using var connection = Connect();
        return Query(connection, sql);
    }

    public static object? Query(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    internal LedgerConnection OpenLedger() => new LedgerFile(File, TimeSpan.FromSeconds(10)).Open();

    public static OperationClaim Claim(string key = "order-7") =>
        new()
        {
            Id = Guid.NewGuid(),
            Tenant = "acme",
            Key = key,
            Thread = "run-1",
            Operation = "charge_card",
            Effect = ToolEffect.Transactional,
            Fingerprint = new Fingerprint(1, new byte[32]),
            Owner = "one",
            Lease = Hour,
        };

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
