using System.Collections.Concurrent;

namespace Aegis.Storage.Sqlite.Files;

/// <summary>Connections that only read: as many as there are readers at once, kept for the next. A writer does not stop them.</summary>
internal sealed class Readers(LedgerFile file) : IDisposable
{
    private readonly ConcurrentBag<LedgerConnection> idle = [];
    private volatile bool isDisposed;

    /// <exception cref="ObjectDisposedException">The store is disposed of.</exception>
    /// <exception cref="SqliteLedgerException">It can not be read.</exception>
    public T Read<T>(Func<LedgerConnection, T> read)
    {
        ObjectDisposedException.ThrowIf(isDisposed, typeof(SqliteLedgerStore));
        var connection = idle.TryTake(out var free) ? free : Open();
        try
        {
            var result = file.WhenFree(() => read(connection));
            idle.Add(connection);
            connection = null;
            return result;
        }
        finally
        {
            connection?.Dispose();
            if (isDisposed)
            {
                CloseIdle();
            }
        }
    }

    /// <summary>Reads with several statements what is there at one moment.</summary>
    /// <inheritdoc cref="Read"/>
    public T ReadAtOnce<T>(Func<LedgerConnection, T> read) =>
        Read(connection =>
        {
            connection.Run("BEGIN");
            try
            {
                return read(connection);
            }
            finally
            {
                connection.RollBack();
            }
        });

    public void Dispose()
    {
        isDisposed = true;
        CloseIdle();
    }

    private LedgerConnection Open()
    {
        var connection = file.Open();
        connection.Run("PRAGMA query_only = ON");
        return connection;
    }

    private void CloseIdle()
    {
        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }
}
