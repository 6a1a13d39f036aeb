namespace Aegis.Tools;

/// <summary>Makes a call with a side effect happen once, and one that requires approval only with it.</summary>
internal interface IToolLedger
{
    /// <summary>Runs the method, or gives what it gave before.</summary>
    ValueTask<ToolOutcome> RunAsync(
        ToolCall call,
        Func<CancellationToken, ValueTask<ToolOutcome>> method,
        CancellationToken cancellationToken
    );

    /// <summary>Asks for a call that somebody else is to make. What was allowed is used up by the answer.</summary>
    /// <returns>Why the call may not happen, for the model; none when it may.</returns>
    ValueTask<string?> RefusesAsync(ToolCall call, CancellationToken cancellationToken);
}
