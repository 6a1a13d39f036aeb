using Aegis.Resilience;

namespace Aegis.Tasks;

/// <summary>What an <see cref="Orchestrator"/> was doing at one moment.</summary>
/// <param name="RunningTasks">How many of its tasks were running, in all its runs.</param>
/// <param name="Pool">The pool and its circuit, which others may share; none when it has no pool.</param>
public sealed record OrchestratorStatus(int RunningTasks, AgentPoolStatus? Pool)
{
    /// <summary>The status on one line: <c>2 tasks running; pool: 3 of 4 running, 0 waiting, circuit closed</c>.</summary>
    public override string ToString()
    {
        var running = $"{RunningTasks} {(RunningTasks == 1 ? "task" : "tasks")} running";
        return Pool is null ? running : $"{running}; {Pool}";
    }
}
