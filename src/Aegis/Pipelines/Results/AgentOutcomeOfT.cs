using Aegis.Pipelines;
using Microsoft.Extensions.AI;

namespace Aegis;

/// <summary>What became of one agent in one run, and its value.</summary>
/// <typeparam name="T">The type of the agent's output.</typeparam>
public readonly struct AgentOutcome<T>
{
    private readonly T? value;
    private readonly AgentReport? report;

    /// <summary>The outcome of an agent that succeeded, or what its report says.</summary>
    /// <param name="value">The agent's output; ignored unless it succeeded.</param>
    /// <param name="report">What there is to say of it; none: it succeeded at the first attempt.</param>
    public AgentOutcome(T? value, AgentReport? report = null)
    {
        this.value = value;
        this.report = report;
    }

    /// <summary>What became of the agent.</summary>
    public AgentStatus Status => report?.Status ?? AgentStatus.Succeeded;

    /// <summary>Whether the agent succeeded.</summary>
    public bool Succeeded => Status == AgentStatus.Succeeded;

    /// <summary>The agent's output.</summary>
    /// <exception cref="AgentNotSucceededException">It did not succeed; the exception names the agent and the cause.</exception>
    public T Value =>
        report is null or { Status: AgentStatus.Succeeded }
            ? value!
            : throw new AgentNotSucceededException(report.AgentId, report.Status, report.SkippedBecause, report.Error);

    /// <summary>The agent's output, or the type's default when it did not succeed.</summary>
    public T? ValueOrDefault => Succeeded ? value : default;

    /// <inheritdoc cref="AgentOutcome.IsReplayed"/>
    public bool IsReplayed => report is { IsReplayed: true };

    /// <inheritdoc cref="AgentOutcome.Error"/>
    public Exception? Error => report?.Error;

    /// <inheritdoc cref="AgentOutcome.SkippedBecause"/>
    public IReadOnlyList<string> SkippedBecause => report?.SkippedBecause ?? [];

    /// <inheritdoc cref="AgentOutcome.Attempts"/>
    public int Attempts => report?.Attempts ?? 1;

    /// <inheritdoc cref="AgentOutcome.Usage"/>
    public UsageDetails? Usage => report?.Usage;

    /// <inheritdoc cref="AgentOutcome.Duration"/>
    public TimeSpan? Duration => report?.Duration;

    /// <summary>The value, or the status and why there is none.</summary>
    public override string ToString() => Succeeded ? $"{value}" : new AgentOutcome(report!.AgentId, report).ToString();

    internal AgentOutcome<TOther> As<TOther>() => new(Succeeded ? (TOther?)(object?)value : default, report);

    internal string ToString(string agentId) => new AgentOutcome(agentId, report).ToString();
}
