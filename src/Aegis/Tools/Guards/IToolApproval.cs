namespace Aegis.Tools;

/// <summary>Decides whether a call of a tool that requires approval may happen.</summary>
internal interface IToolApproval
{
    /// <summary>Waits for the decision.</summary>
    /// <returns>Why the call may not happen, for the model; none when it may.</returns>
    ValueTask<string?> RefusesAsync(ToolCall call, CancellationToken cancellationToken);
}

/// <summary>No answer means no.</summary>
internal sealed class NobodyApproves : IToolApproval
{
    public static NobodyApproves Instance { get; } = new();

    public ValueTask<string?> RefusesAsync(ToolCall call, CancellationToken cancellationToken) =>
        new("The tool requires approval, and nobody is there to give it. It was not called.");
}
