namespace Aegis.Turns;

/// <summary>What a hook is told.</summary>
public sealed class HookContext
{
    internal HookContext(
        HookPoint point,
        AgentLoop loop,
        Turn? turn,
        object? value,
        Exception? error,
        CancellationToken cancellationToken
    )
    {
        (Point, Loop, Turn, Value, Error) = (point, loop, turn, value, error);
        CancellationToken = cancellationToken;
    }

    /// <summary>Where it is called.</summary>
    public HookPoint Point { get; }

    /// <summary>The loop.</summary>
    public AgentLoop Loop { get; }

    /// <summary>The turn; none at <see cref="HookPoint.Paused"/> and <see cref="HookPoint.Resumed"/>.</summary>
    public Turn? Turn { get; }

    /// <summary>
    /// What the tool has given: at points of a value that value, at <see cref="HookPoint.AfterInvoke"/> the result, at
    /// <see cref="HookPoint.BeforeInvoke"/> the arguments as <see cref="TurnArguments"/>. None elsewhere.
    /// </summary>
    public object? Value { get; }

    /// <summary>Why the turn has failed, at points of failures.</summary>
    public Exception? Error { get; }

    /// <summary>Fires when the caller of the loop gives up.</summary>
    public CancellationToken CancellationToken { get; }
}
