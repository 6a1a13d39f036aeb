namespace Aegis.Tools.BuiltIn;

/// <summary>A token that is cancelled by the caller or after a time, and knows by which of the two.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationTokenSource clock;
    private readonly CancellationTokenSource either;
    private readonly CancellationToken caller;

    public TimeLimit(TimeSpan limit, TimeProvider time, CancellationToken caller)
    {
        clock = new(limit, time);
        this.caller = caller;
        either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, caller);
    }

    public CancellationToken Token => either.Token;

    /// <summary>A caller who has cancelled wants to hear of that, whatever the clock says.</summary>
    public bool IsReached => clock.IsCancellationRequested && !caller.IsCancellationRequested;

    public void Dispose()
    {
        either.Dispose();
        clock.Dispose();
    }
}
