using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Aegis.Storage.Sqlite.Files;
using Microsoft.Data.Sqlite;

namespace Aegis.Storage.Sqlite.Writing;

/// <summary>
/// The only writer of this process: whatever waits while one transaction becomes durable is written in the next, so that one
/// flush to the disk serves many.
/// </summary>
internal sealed class LedgerWriter : IDisposable
{
    /// <summary>Others on the file wait for as long as a transaction takes.</summary>
    private const int MaxTogether = 256;

    private static readonly TimeSpan MostPatience = TimeSpan.FromMilliseconds(0.1);

    private readonly LedgerFile file;
    private readonly LedgerConnection connection;
    private readonly Channel<Write> queue = Channel.CreateUnbounded<Write>(new() { SingleReader = true });
    private readonly Thread thread;
    private int before;

    public LedgerWriter(LedgerFile file, LedgerConnection connection)
    {
        this.file = file;
        this.connection = connection;
        // SQLite blocks: a thread of its own, and none of the pool's
        thread = new Thread(Run) { IsBackground = true, Name = "Aegis ledger" };
        thread.Start();
    }

    /// <summary>How many transactions there were.</summary>
    public int Transactions { get; private set; }

    /// <exception cref="ObjectDisposedException">The store is disposed of.</exception>
    public Task<T> WriteAsync<T>(Func<LedgerConnection, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var write = new Write<T>(work, cancellationToken);
        ObjectDisposedException.ThrowIf(!queue.Writer.TryWrite(write), typeof(SqliteLedgerStore));
        return write.Task;
    }

    /// <summary>Writes what waits, and closes the file.</summary>
    public void Dispose()
    {
        if (queue.Writer.TryComplete())
        {
            thread.Join();
            connection.Dispose();
        }
    }

    private void Run()
    {
        var together = new List<Write>(MaxTogether);
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            WriteTogether(together);
            together.Clear();
        }
    }

    private void WriteTogether(List<Write> together)
    {
        var isRunning = true;
        try
        {
            InTransaction(() =>
            {
                while (together.Count < MaxTogether && TryTake(together.Count, out var write))
                {
                    if (!write.TryGiveUp())
                    {
                        together.Add(write);
                        write.Run(connection);
                    }
                }

                isRunning = false;
            });
        }
        catch (Exception) when (isRunning && together.Count > 1)
        {
            // one of them can not be written: not a reason for the others to fail
            together.ForEach(WriteAlone);
            return;
        }
        catch (Exception exception)
        {
            if (together.Count == 0)
            {
                // the file is locked: nobody has to wait as long again to hear it
                while (queue.Reader.TryRead(out var write))
                {
                    together.Add(write);
                }
            }

            together.ForEach(write => write.Fail(exception));
            return;
        }

        before = together.Count;
        together.ForEach(static write => write.Complete());
    }

    /// <summary>Those who were answered just now are about to come again: a little time for them saves a flush.</summary>
    private bool TryTake(int taken, [NotNullWhen(true)] out Write? write)
    {
        var start = Stopwatch.GetTimestamp();
        while (!queue.Reader.TryRead(out write))
        {
            if (taken >= before || Stopwatch.GetElapsedTime(start) > MostPatience)
            {
                return false;
            }

            Thread.Yield();
        }

        return true;
    }

    private void WriteAlone(Write write)
    {
        try
        {
            InTransaction(() => write.Run(connection));
        }
        catch (Exception exception)
        {
            write.Fail(exception);
            return;
        }

        write.Complete();
    }

    private void InTransaction(Action write)
    {
        if (!file.Writing.Wait(file.LockTimeout))
        {
            throw new SqliteLedgerException(SqliteErrors.Locked(file));
        }

        try
        {
            // at once, not at the first write: a reader that becomes a writer is turned away without waiting
            file.WhenFree(() => connection.Run("BEGIN IMMEDIATE"));
            write();
            connection.Run("COMMIT");
            Transactions++;
        }
        catch (SqliteException exception)
        {
            throw SqliteErrors.Describe(file, exception);
        }
        finally
        {
            connection.RollBack();
            file.Writing.Release();
        }
    }
}
