namespace Aegis.Pipelines;

/// <summary>Where and when an event happened; id and time of day are worked out only when somebody reads them.</summary>
internal readonly record struct EventStamp(PipelineRunRecord Run, long Timestamp);
