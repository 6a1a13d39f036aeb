using Aegis.Telemetry;

namespace Aegis.Turns;

// the span of one run of a loop
internal sealed partial class LoopRun
{
    private string? errorType;

    /// <summary>None when nobody listens.</summary>
    public AgentSpan? Span { get; set; }

    public void EndSpan() => Span?.End(errorType, message: null, attempts: 1, usage: null);

    private void NoteFailure(Exception error) => errorType = Span is null ? null : ErrorTypes.Of(error);
}
