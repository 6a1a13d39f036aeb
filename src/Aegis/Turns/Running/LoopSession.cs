using System.Threading.Channels;

namespace Aegis.Turns;

/// <summary>Some loops that run side by side until all are idle.</summary>
internal sealed class LoopSession
{
    private readonly object gate = new();
    private readonly HashSet<AgentLoop> joined = [];
    private readonly Dictionary<AgentLoop, Task> active = [];
    private readonly CancellationTokenSource stop;
    private readonly CancellationToken caller;

    // one ahead: whoever follows slowly slows the loops down
    private readonly Channel<TurnValue> values = Channel.CreateBounded<TurnValue>(1);

    private bool hasStopped;

    public LoopSession(CancellationToken caller)
    {
        this.caller = caller;
        stop = CancellationTokenSource.CreateLinkedTokenSource(caller);
    }

    public IAsyncEnumerable<TurnValue> Values => values.Reader.ReadAllAsync(CancellationToken.None);

    public void Start(IEnumerable<AgentLoop> loops)
    {
        lock (gate)
        {
            foreach (var loop in loops)
            {
                Join(loop);
            }

            CompleteIfIdle();
        }
    }

    /// <summary>Has the loop run whenever it has something to do.</summary>
    public void Join(AgentLoop loop)
    {
        lock (gate)
        {
            if (!hasStopped && joined.Add(loop))
            {
                loop.Follow(Wake);
                Wake(loop);
            }
        }
    }

    /// <summary>Ends all runs, and waits for them.</summary>
    public async Task StopAsync()
    {
        Task[] left;
        lock (gate)
        {
            hasStopped = true;
            foreach (var loop in joined)
            {
                loop.Follow(null);
            }

            left = [.. active.Values];
        }

        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(left).ConfigureAwait(false);
        stop.Dispose();
    }

    private static bool HasWork(AgentLoop loop) => loop.Count > 0 && !loop.IsPaused;

    private void Wake(AgentLoop loop)
    {
        lock (gate)
        {
            if (!hasStopped && !active.ContainsKey(loop) && HasWork(loop))
            {
                active.Add(loop, Task.Run(() => RunAsync(loop)));
            }
        }
    }

    /// <returns>Never fails: whoever reads the values hears of it.</returns>
    private async Task RunAsync(AgentLoop loop)
    {
        try
        {
            do
            {
                await foreach (var value in loop.RunAsync(endsWhenPaused: true, stop.Token).ConfigureAwait(false))
                {
                    await values.Writer.WriteAsync(value, stop.Token).ConfigureAwait(false);
                }
            } while (!IsIdle(loop));
        }
        catch (Exception error)
        {
            Fail(error is OperationCanceledException && caller.IsCancellationRequested ? Cancelled(error) : error);
        }
    }

    /// <summary>The token that the caller knows.</summary>
    private OperationCanceledException Cancelled(Exception error) => new(error.Message, error, caller);

    private bool IsIdle(AgentLoop loop)
    {
        lock (gate)
        {
            if (HasWork(loop))
            {
                return false;
            }

            active.Remove(loop);
            CompleteIfIdle();
            return true;
        }
    }

    private void CompleteIfIdle()
    {
        if (active.Count == 0)
        {
            hasStopped = true;
            values.Writer.TryComplete();
        }
    }

    private void Fail(Exception error)
    {
        lock (gate)
        {
            hasStopped = true;
        }

        // before the others are stopped, whose own end is but a consequence
        values.Writer.TryComplete(error);
        stop.Cancel();
    }
}
