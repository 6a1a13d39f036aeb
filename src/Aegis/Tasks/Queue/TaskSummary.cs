using Aegis.Pipelines;

namespace Aegis.Tasks;

/// <summary>How many tasks of a <see cref="TaskQueue"/> stand where.</summary>
/// <param name="Done">How many succeeded.</param>
/// <param name="Failed">How many failed.</param>
/// <param name="Skipped">How many will not start.</param>
/// <param name="Running">How many have started and not ended.</param>
/// <param name="Pending">How many have not started.</param>
public readonly record struct TaskSummary(int Done, int Failed, int Skipped, int Running, int Pending)
{
    /// <summary>The counts that are not zero, in the words of a pipeline's summary: <c>3 succeeded, 1 failed, 2 pending</c>.</summary>
    public override string ToString() =>
        RunSummary.Text(
            (Done, "succeeded"),
            (Failed, "failed"),
            (Skipped, "skipped"),
            (Running, "running"),
            (Pending, "pending")
        );
}
