using Aegis.Resilience;

namespace Aegis.Pipelines;

/// <summary>Counts the attempts of one agent in one run, and tells its context and those who follow the run.</summary>
internal sealed class AgentAttempts(PipelineRun run, int agent) : PolicyObserver
{
    internal override void Retrying(string name, Exception error, TimeSpan delay) =>
        run.NoteRetry(agent, Attempt, error, delay);

    internal override void FallingBack(string name, Exception error, CancellationToken token) =>
        run.NoteFallback(agent, error, token);

    private protected override void AttemptStarting(CancellationToken token) => run.NoteAttempt(agent, Attempt, token);
}
