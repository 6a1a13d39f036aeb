using Aegis.Telemetry;

namespace Aegis.Tools;

// the span of a call is around all that guards it
public abstract partial class ToolFunction
{
    private async ValueTask<ToolOutcome> TraceAsync(ToolCall call)
    {
        var span = ToolSpan.Begin(this, call);
        try
        {
            var outcome = await CallAsync(call).ConfigureAwait(false);
            span?.End(outcome);
            return outcome;
        }
        catch (Exception error)
        {
            span?.End(error);
            throw;
        }
    }
}
