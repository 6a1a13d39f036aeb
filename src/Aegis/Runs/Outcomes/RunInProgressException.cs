namespace Aegis.Runs;

/// <summary>Somebody else runs the same run. No agent was called.</summary>
/// <param name="run">The run.</param>
public sealed class RunInProgressException(RunRecord run)
    : RunException(
        run.RunId,
        $"Run '{run.RunId}' of {run.Pipeline} is under way at {run.Owner}. Wait for it, or ask again once its owner has to have "
            + "shown that it is still there."
    )
{
    /// <summary>When to ask again; 1 to 30 seconds.</summary>
    public TimeSpan RetryAfter { get; } =
        TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling(run.LeaseLeft?.TotalSeconds ?? 1), 1, 30));
}
