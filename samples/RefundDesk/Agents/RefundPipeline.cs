using Aegis;

namespace RefundDesk.Agents;

/// <summary>One agent is a pipeline too, and so a run that can be gone on with.</summary>
[Pipeline]
public partial class RefundPipeline;
