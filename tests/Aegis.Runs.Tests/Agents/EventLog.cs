using System.Collections.Concurrent;

namespace Aegis.Runs.Tests.Agents;

/// <summary>Keeps what a run tells of itself.</summary>
public sealed class EventLog : IProgress<PipelineEvent>
{
    private readonly ConcurrentQueue<PipelineEvent> events = new();

    public IReadOnlyList<PipelineEvent> All => [.. events];

    public IEnumerable<string> Texts => All.OfType<AgentEvent>().Select(happened => happened.ToString());

    public void Report(PipelineEvent value) => events.Enqueue(value);
}
