using Aegis.Agents;
using Aegis.Resilience;
using Aegis.Telemetry;

namespace Aegis.Pipelines;

// what agents under a policy do beyond being called once
public abstract partial class PipelineRun
{
    private readonly AgentAttempts?[]? attempts;

    /// <summary>Hears of the attempts of an agent that has a policy.</summary>
    /// <param name="agent">The agent's number.</param>
    public PolicyObserver Attempts(int agent) => attempts![agent] ??= new AgentAttempts(this, agent);

    internal void NoteAttempt(int agent, int attempt, CancellationToken token)
    {
        if (contexts?[agent] is { } context)
        {
            context.Attempt = attempt;
            context.CancellationToken = token;
        }
    }

    internal void NoteRetry(int agent, int attempt, Exception error, TimeSpan delay)
    {
        durable?.JournalOf(agent)?.Restart(error);
        spans?.Note(agent, TelemetryNames.RetryEvent, error, attempt, delay);
        AgentLog.Retrying(host.Logger(shape.Ids[agent]), shape.Ids[agent], attempt, delay, error);
        events?.Publish(new AgentRetrying(events.Now, shape.Ids[agent], error, attempt, delay));
    }

    internal void NoteFallback(int agent, Exception error, CancellationToken token)
    {
        if (contexts?[agent] is { } context)
        {
            // that of the last attempt may have fired
            context.CancellationToken = token;
            context.ForgetMemory();
        }

        spans?.Note(agent, TelemetryNames.FallbackEvent, error, AttemptsOf(agent), TimeSpan.Zero);
        AgentLog.FallingBack(host.Logger(shape.Ids[agent]), shape.Ids[agent], error);
        events?.Publish(new AgentFellBack(events.Now, shape.Ids[agent], error));
    }
}
