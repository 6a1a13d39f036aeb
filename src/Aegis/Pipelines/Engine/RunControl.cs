namespace Aegis.Pipelines;

/// <summary>
/// What can stop a run apart from its caller: its timeout, an agent's failure, somebody who follows it. It is not pooled,
/// since a timer may fire late.
/// </summary>
internal sealed class RunControl
{
    private readonly object gate = new();
    private readonly CancellationTokenSource source;
    private readonly ITimer? timer;
    private Exception? fault;
    private Task cancellation = Task.CompletedTask;
    private bool timeIsUp;
    private bool tookEffect;
    private bool ended;

    public RunControl(TimeProvider clock, TimeSpan timeout, CancellationToken callerToken)
    {
        source = CancellationTokenSource.CreateLinkedTokenSource(callerToken);
        Token = source.Token;
        if (timeout != Timeout.InfiniteTimeSpan)
        {
            timer = clock.CreateTimer(
                static control => ((RunControl)control!).OnTimeout(),
                this,
                timeout,
                Timeout.InfiniteTimeSpan
            );
        }
    }

    /// <summary>Fires when the run is to stop, for whatever reason, the caller's included.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether it is the timeout that stopped the run, and an agent did not succeed for it.</summary>
    public bool TimedOut => timeIsUp && Volatile.Read(ref tookEffect);

    /// <summary>The first agent whose failure stopped the run.</summary>
    public int? StoppedBy { get; private set; }

    /// <summary>What went wrong outside the agents, so that the run has no result.</summary>
    public Exception? Fault => Volatile.Read(ref fault);

    /// <summary>Notes that an agent did not succeed while the run was to stop.</summary>
    public void NoteEffect() => Volatile.Write(ref tookEffect, true);

    /// <summary>Stops the run because an agent has failed.</summary>
    public void Stop(int agent)
    {
        lock (gate)
        {
            StoppedBy ??= agent;
            Cancel();
        }
    }

    /// <summary>Stops the run, which is to end with an exception.</summary>
    public void Fail(Exception exception)
    {
        lock (gate)
        {
            fault ??= exception;
            Cancel();
        }
    }

    /// <summary>Notes that every agent has ended: nothing can stop the run from now on.</summary>
    /// <returns>What runs of the callbacks that agents registered on the token.</returns>
    public Task End()
    {
        timer?.Dispose();
        lock (gate)
        {
            ended = true;
            return cancellation;
        }
    }

    /// <summary>Lets go of the caller's token, once the callbacks have run.</summary>
    public void Release() => source.Dispose();

    private void OnTimeout()
    {
        lock (gate)
        {
            timeIsUp |= !ended && !source.IsCancellationRequested;
            Cancel();
        }
    }

    // asynchronously: what agents registered on the token must neither run on top of the engine's stack nor under the lock
    private void Cancel()
    {
        if (!ended && !source.IsCancellationRequested)
        {
            cancellation = source.CancelAsync();
        }
    }
}
