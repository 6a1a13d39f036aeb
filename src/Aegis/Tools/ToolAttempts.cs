using Aegis.Ledger;
using Aegis.Resilience;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tools;

/// <summary>Tells the log of what becomes of a call of a tool that has policies, and the call of attempts that may have happened.</summary>
internal sealed class ToolAttempts(ToolCall call) : PolicyObserver
{
    internal override void Retrying(string name, Exception error, TimeSpan delay)
    {
        if (!Definiteness.Of(error, call.Services.GetService<IFaultClassifier>() ?? FaultClassifier.Default))
        {
            call.Doubt ??= error;
        }

        ToolLog.Retrying(call.Context.Logger, name, Attempt, delay, error);
    }

    internal override void FallingBack(string name, Exception error, CancellationToken token) =>
        ToolLog.FallingBack(call.Context.Logger, name, error);

    private protected override void AttemptStarting(CancellationToken token) { }
}
