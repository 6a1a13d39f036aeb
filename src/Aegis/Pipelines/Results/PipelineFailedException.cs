namespace Aegis;

/// <summary>Not every agent of a run succeeded, although the caller insisted.</summary>
public sealed class PipelineFailedException : InvalidOperationException
{
    /// <summary>Names the pipeline and each agent that failed or was cancelled, and why.</summary>
    /// <param name="pipeline">The name of the pipeline's class.</param>
    /// <param name="status">What became of the run.</param>
    /// <param name="outcomes">What became of its agents.</param>
    /// <param name="cleanupErrors">What agents threw after they had ended.</param>
    public PipelineFailedException(
        string pipeline,
        PipelineStatus status,
        IReadOnlyList<AgentOutcome> outcomes,
        IReadOnlyList<Exception>? cleanupErrors = null
    )
        : base(Describe(pipeline, status, outcomes, cleanupErrors ?? []), CauseOf(outcomes, cleanupErrors ?? []))
    {
        Pipeline = pipeline;
        Status = status;
        Outcomes = outcomes;
    }

    /// <summary>The name of the pipeline's class.</summary>
    public string Pipeline { get; }

    /// <summary>What became of the run.</summary>
    public PipelineStatus Status { get; }

    /// <summary>What became of the run's agents, in topological order.</summary>
    public IReadOnlyList<AgentOutcome> Outcomes { get; }

    private static string Describe(
        string pipeline,
        PipelineStatus status,
        IReadOnlyList<AgentOutcome> outcomes,
        IReadOnlyList<Exception> cleanupErrors
    )
    {
        var what = status == PipelineStatus.TimedOut ? "ran out of time" : "failed";
        var causes = outcomes
            .Where(outcome => outcome.Error is not null)
            .Select(outcome =>
                $" Agent '{outcome.AgentId}' {Verb(outcome.Status)} with {outcome.Error!.GetType().Name}: {outcome.Error.Message}"
            );
        var leftovers = cleanupErrors.Select(error =>
            $" Cleaning up failed with {error.GetType().Name}: {error.Message}"
        );
        return $"Pipeline '{pipeline}' {what}: {Pipelines.RunSummary.Of(outcomes)}.{string.Concat(causes.Concat(leftovers))}";
    }

    private static string Verb(AgentStatus status) => status == AgentStatus.Cancelled ? "was cancelled" : "failed";

    private static Exception? CauseOf(IReadOnlyList<AgentOutcome> outcomes, IReadOnlyList<Exception> cleanupErrors)
    {
        // what was cancelled is a consequence; it is the cause only when nothing else is
        var errors = ErrorsOf(outcomes, AgentStatus.Failed);
        errors = errors.Count > 0 ? errors : ErrorsOf(outcomes, AgentStatus.Cancelled);
        return (List<Exception>)[.. errors, .. cleanupErrors] switch
        {
            [] => null,
            [var only] => only,
            var several => new AggregateException(several),
        };
    }

    private static List<Exception> ErrorsOf(IReadOnlyList<AgentOutcome> outcomes, AgentStatus status) =>
        [.. outcomes.Where(outcome => outcome.Status == status).Select(outcome => outcome.Error).OfType<Exception>()];
}
