using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Aegis.Storage.Sqlite.Files;

/// <summary>A connection that prepares each statement once. One thread uses it at a time.</summary>
internal sealed class LedgerConnection : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);

    static LedgerConnection() => Batteries_V2.Init();

    public LedgerConnection(string path)
    {
        connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Pooling = false,
                // seconds; LedgerFile goes on waiting
                DefaultTimeout = 1,
            }.ConnectionString
        );
    }

    /// <summary>The transaction that commands run in, if somebody has begun one by <see cref="BeginTransaction"/>.</summary>
    public SqliteTransaction? Transaction { get; private set; }

    public void SetUp()
    {
        connection.Open();
        // milliseconds; LedgerFile goes on waiting, and so polls often: SQLite's own pauses grow to 100 ms, and whoever waits
        // that long never finds a busy file free
        Run("PRAGMA busy_timeout = 10");
        Run("PRAGMA foreign_keys = ON");
        if (ReadText("PRAGMA journal_mode = WAL") is not "wal")
        {
            throw new SqliteLedgerException(
                $"The ledger '{connection.DataSource}' can not have a write-ahead log. Keep it on a local disk."
            );
        }

        // NORMAL would lose the last commits with the power, and a lost commit is an effect that happens again
        Run("PRAGMA synchronous = FULL");
    }

    /// <summary>Runs statements without parameters and without the driver's own waiting.</summary>
    public void Run(string sql) =>
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(connection.Handle, sql), connection.Handle);

    public void RollBack()
    {
        // after an error such as a full disk SQLite has done so by itself
        if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            Run("ROLLBACK");
        }
    }

    public SqliteTransaction BeginTransaction() => Transaction = connection.BeginTransaction(deferred: false);

    public int Execute(Statement statement) => Bind(statement).ExecuteNonQuery();

    public T? ReadOne<T>(Statement statement, Func<SqliteDataReader, T> read)
        where T : class
    {
        using var reader = Bind(statement).ExecuteReader();
        return reader.Read() ? read(reader) : null;
    }

    public List<T> ReadAll<T>(Statement statement, Func<SqliteDataReader, T> read)
    {
        using var reader = Bind(statement).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public long ReadNumber(string sql) => (long)ReadScalar(sql)!;

    public string? ReadText(string sql) => ReadScalar(sql) as string;

    public void Dispose()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        Transaction?.Dispose();
        connection.Dispose();
    }

    private object? ReadScalar(string sql)
    {
        using var command = new SqliteCommand(sql, connection, Transaction);
        return command.ExecuteScalar();
    }

    private SqliteCommand Bind(Statement statement)
    {
        if (!prepared.TryGetValue(statement.Sql, out var command))
        {
            command = new SqliteCommand(statement.Sql, connection);
            foreach (var (name, _) in statement.Parameters)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            }

            prepared.Add(statement.Sql, command);
        }

        command.Transaction = Transaction;
        for (var at = 0; at < statement.Parameters.Count; at++)
        {
            command.Parameters[at].Value = statement.Parameters[at].Value ?? DBNull.Value;
        }

        return command;
    }
}
