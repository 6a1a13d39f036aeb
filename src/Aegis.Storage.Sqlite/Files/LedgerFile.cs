using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Aegis.Storage.Sqlite.Files;

/// <summary>The file, and how its lock is waited for.</summary>
internal sealed class LedgerFile(string path, TimeSpan lockTimeout)
{
    public string Path => path;

    /// <summary>
    /// Who writes in this process. The file's own lock would do, but is polled; this one is handed over, first come first
    /// served.
    /// </summary>
    public SemaphoreSlim Writing { get; } = new(1, 1);

    public TimeSpan LockTimeout => lockTimeout;

    /// <summary>A connection that is set up for the ledger.</summary>
    public LedgerConnection Open()
    {
        var connection = new LedgerConnection(path);
        try
        {
            WhenFree(connection.SetUp);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="WhenFree{T}(Func{T})"/>
    public void WhenFree(Action attempt) =>
        WhenFree(() =>
        {
            attempt();
            return true;
        });

    /// <summary>Tries until nobody else has the file locked, for so long at most; says what else is wrong in words.</summary>
    /// <exception cref="SqliteLedgerException">It did not work.</exception>
    public T WhenFree<T>(Func<T> attempt)
    {
        // the machine's clock: how long is waited has nothing to do with the ledger's
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return attempt();
            }
            catch (SqliteException exception)
                when (SqliteErrors.IsLocked(exception) && Stopwatch.GetElapsedTime(start) < lockTimeout)
            {
                Thread.Sleep(1);
            }
            catch (SqliteException exception)
            {
                throw SqliteErrors.Describe(this, exception);
            }
        }
    }
}
