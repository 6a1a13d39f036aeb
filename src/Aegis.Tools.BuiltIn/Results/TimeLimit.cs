namespace Aegis.Tools.BuiltIn;

/// <summary>A token that is cancelled by the caller or after a time, and knows by which of the two.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationTokenSource _clock;
    private readonly CancellationTokenSource _either;
    private readonly CancellationToken _caller;

    public TimeLimit(TimeSpan limit, TimeProvider time, CancellationToken caller)
    {
        _clock = new(limit, time);
        _caller = caller;
        _either = CancellationTokenSource.CreateLinkedTokenSource(_clock.Token, caller);
    }

    public CancellationToken Token => _either.Token;

    /// <summary>A caller who has cancelled wants to hear of that, whatever the clock says.</summary>
    public bool IsReached => _clock.IsCancellationRequested && !_caller.IsCancellationRequested;

    public void Dispose()
    {
        _either.Dispose();
        _clock.Dispose();
    }
}
