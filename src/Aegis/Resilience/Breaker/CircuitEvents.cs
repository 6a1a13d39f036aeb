using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Aegis.Resilience;

/// <summary>
/// Tells of the state changes of one circuit, in their order and one at a time: whoever comes while another thread is telling
/// leaves its change to that thread.
/// </summary>
internal sealed class CircuitEvents(ILogger? logger)
{
    private readonly Queue<CircuitStateChange> waiting = new();
    private int count;
    private bool isTelling;

    /// <summary>Called in the order of the changes, under the circuit's lock.</summary>
    public void Add(CircuitStateChange change)
    {
        lock (waiting)
        {
            waiting.Enqueue(change);
            Volatile.Write(ref count, waiting.Count);
        }
    }

    /// <summary>Called outside the circuit's lock, so that a handler may do anything with the circuit.</summary>
    public void Tell(object sender, EventHandler<CircuitStateChange>? handlers)
    {
        if (Volatile.Read(ref count) == 0)
        {
            return;
        }

        while (TryTake(out var change))
        {
            try
            {
                Invoke(handlers, sender, change, logger);
            }
            finally
            {
                Volatile.Write(ref isTelling, false);
            }
        }
    }

    /// <summary>Calls every handler, whatever the others throw.</summary>
    /// <remarks>
    /// The caller is a call that was let through, or its verdict: it must not fail because somebody could not be told. So an
    /// exception is logged; without a logger it goes the way of a task that nobody awaits, to
    /// <see cref="TaskScheduler.UnobservedTaskException"/>.
    /// </remarks>
    public static void Invoke(
        EventHandler<CircuitStateChange>? handlers,
        object sender,
        CircuitStateChange change,
        ILogger? logger
    )
    {
        foreach (EventHandler<CircuitStateChange> handler in handlers?.GetInvocationList() ?? [])
        {
            try
            {
                handler(sender, change);
            }
            catch (Exception exception)
            {
                if (logger is null)
                {
                    _ = Task.FromException(exception);
                }
                else
                {
                    CircuitLog.HandlerFailed(logger, change.Key, change.From, change.To, exception);
                }
            }
        }
    }

    private bool TryTake([NotNullWhen(true)] out CircuitStateChange? change)
    {
        lock (waiting)
        {
            change = null;
            if (isTelling || !waiting.TryDequeue(out change))
            {
                return false;
            }

            Volatile.Write(ref count, waiting.Count);
            return isTelling = true;
        }
    }
}
