using System.Collections.Concurrent;

namespace Aegis.Resilience.Tests;

/// <summary>Keeps what a run tells of itself.</summary>
public sealed class EventLog : IProgress<PipelineEvent>
{
    private readonly ConcurrentQueue<PipelineEvent> events = new();

    public IReadOnlyList<PipelineEvent> All => [.. events];

    public void Report(PipelineEvent value) => events.Enqueue(value);
}
