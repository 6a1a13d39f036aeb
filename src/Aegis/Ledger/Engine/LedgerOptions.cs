namespace Aegis.Ledger;

/// <summary>Times and limits of a ledger.</summary>
public sealed class LedgerOptions
{
    /// <summary>
    /// How long an operation is its owner's without a sign of life; the owner gives one every third of it. Default: 30 s.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a call waits for another that does the same, before it ends with <see cref="OperationInProgressException"/>.
    /// Default: 30 s.
    /// </summary>
    public TimeSpan WaitBudget { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a step is tried while the store answers with errors. Default: 5 s.</summary>
    public TimeSpan StoreBudget { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many owners may try what certainly did not happen. Default: 5.</summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>
    /// How long remote sides recognise a key again: an <see cref="ToolEffect.IdempotentDownstream"/> action that began longer
    /// ago is not repeated. Default: 24 hours.
    /// </summary>
    public TimeSpan DownstreamWindow { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// How long a request may still be on its way after its sender is gone: a <see cref="ToolEffect.Queryable"/> action that a
    /// probe did not find is repeated no earlier. Default: a minute.
    /// </summary>
    public TimeSpan MaxInFlight { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the result of a committed action is kept. Default: 72 hours.</summary>
    public TimeSpan ResultKept { get; set; } = TimeSpan.FromHours(72);

    /// <summary>How much longer its key stays taken, so that a late repetition is still seen. Default: 30 days.</summary>
    public TimeSpan KeyKept { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long a failure is kept. Default: 24 hours.</summary>
    public TimeSpan FailureKept { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// How often a ledger in use looks after operations whose owner is gone and frees space. Default: every minute;
    /// <see cref="Timeout.InfiniteTimeSpan"/> for never.
    /// </summary>
    public TimeSpan MaintenanceInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Makes sure that all of it can be meant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is zero or less.</exception>
    internal LedgerOptions Validated()
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Lease, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(WaitBudget, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(StoreBudget, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxAttempts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(DownstreamWindow, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxInFlight, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ResultKept, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(KeyKept, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(FailureKept, TimeSpan.Zero);
        return this;
    }
}
