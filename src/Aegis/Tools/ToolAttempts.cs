using Aegis.Resilience;

namespace Aegis.Tools;

/// <summary>Tells the log of what becomes of a call of a tool that has policies.</summary>
internal sealed class ToolAttempts(ToolCall call) : PolicyObserver
{
    internal override void Retrying(string name, Exception error, TimeSpan delay) =>
        ToolLog.Retrying(call.Context.Logger, name, Attempt, delay, error);

    internal override void FallingBack(string name, Exception error) =>
        ToolLog.FallingBack(call.Context.Logger, name, error);

    private protected override void AttemptStarting(CancellationToken token) { }
}
