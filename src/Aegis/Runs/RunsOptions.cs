namespace Aegis.Runs;

/// <summary>Times and limits of durable runs: <c>services.Configure&lt;RunsOptions&gt;(…)</c>.</summary>
public sealed class RunsOptions
{
    /// <summary>
    /// How long a run is its owner's without a sign of life; the owner gives one every third of it. Default: 30 s.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a run is kept after its end. Default: 30 days.</summary>
    public TimeSpan Kept { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// How long a step is tried while the store answers with errors. Default: 5 s. No answer within a third of
    /// <see cref="Lease"/> is an error as well, so that a store which hangs holds a step up no longer than both together.
    /// </summary>
    public TimeSpan StoreBudget { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long an agent's output, an answer, a tool's result with what the tool did to the memory, or an input may be, in bytes of
    /// JSON. Default: 1 MiB.
    /// </summary>
    public int MaxValueBytes { get; set; } = 1024 * 1024;

    /// <summary>Makes sure that all of it can be meant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is zero or less.</exception>
    internal RunsOptions Validated()
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Lease, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Kept, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(StoreBudget, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxValueBytes, 1);
        return this;
    }
}
