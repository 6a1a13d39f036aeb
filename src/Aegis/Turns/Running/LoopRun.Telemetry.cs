using Aegis.Telemetry;

namespace Aegis.Turns;

// the span of one run of a loop
internal sealed partial class LoopRun
{
    /// <summary>None when nobody listens.</summary>
    public AgentSpan? Span { get; set; }
}
