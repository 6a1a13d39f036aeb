namespace Aegis.Approvals;

/// <summary>Times of the approval gate.</summary>
public sealed class ApprovalOptions
{
    /// <summary>
    /// How long a call waits for a decision, before its agent fails with <see cref="Ledger.ApprovalPendingException"/>; the
    /// request stays open, and the same call of a later run with the same id finds the decision. Default:
    /// <see langword="null"/>, until there is one or the time for it is over.
    /// </summary>
    public TimeSpan? Wait { get; set; }

    /// <summary>How long after the decision an approved call has to begin. Default: 15 minutes.</summary>
    public TimeSpan ValidFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Makes sure that all of it can be meant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    internal ApprovalOptions Validated()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Wait ?? TimeSpan.Zero, TimeSpan.Zero, nameof(Wait));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ValidFor, TimeSpan.Zero);
        return this;
    }
}
