using System.ComponentModel;
using Aegis.Pipelines;
using Microsoft.Extensions.AI;

namespace Aegis;

/// <summary>What became of one run of a pipeline.</summary>
public abstract class PipelineResult
{
    private PipelineRunRecord record;

    /// <summary>The result of a run.</summary>
    /// <param name="record">What there is to say of the run beyond its agents' values.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected PipelineResult(PipelineRunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        this.record = record;
    }

    /// <summary>The id of the run; the same that its agents saw. Made when first asked for, unless the caller gave one.</summary>
    public string RunId
    {
        get
        {
            if (record == record.Shape.Succeeded)
            {
                // shared by all runs that have nothing to say: this one has now
                Interlocked.CompareExchange(ref record, new PipelineRunRecord(record.Shape), record.Shape.Succeeded);
            }

            return record.RunId;
        }
    }

    /// <summary>What became of the run.</summary>
    public PipelineStatus Status => record.Status;

    /// <summary>How many agents succeeded, failed, were skipped and cancelled: <c>3 succeeded, 1 failed, 2 skipped</c>.</summary>
    public string Summary => RunSummary.Of(Outcomes);

    /// <summary>What became of each agent, in topological order.</summary>
    public IReadOnlyList<AgentOutcome> Outcomes => [.. record.Shape.Ids.Select((_, agent) => record.Outcome(agent))];

    /// <summary>What all models of the run have counted; none when none was asked.</summary>
    public UsageDetails? Usage => RunSummary.UsageOf(record.Reports);

    /// <summary>How long the run took; none when no agent asked a model and nothing asked for events or timing.</summary>
    public TimeSpan? Duration => record.Duration;

    /// <summary>
    /// What agents threw after they had ended: from callbacks on the run's token, and when they were disposed of with the run.
    /// With any of these the run counts as failed.
    /// </summary>
    public IReadOnlyList<Exception> CleanupErrors => record.CleanupErrors;

    /// <summary>Does nothing when every agent succeeded.</summary>
    /// <exception cref="PipelineFailedException">
    /// At least one agent did not; the exception names each that failed or was cancelled, and why.
    /// </exception>
    public void EnsureSuccess()
    {
        if (Status != PipelineStatus.Succeeded)
        {
            throw new PipelineFailedException(record.Shape.Graph.Name, Status, Outcomes, CleanupErrors);
        }
    }

    /// <summary>The pipeline, the status and the summary.</summary>
    public override string ToString() => $"{record.Shape.Graph.Name}: {Status} ({Summary})";
}
