namespace Aegis.Ledger;

/// <summary>What is known of an operation.</summary>
public enum OperationState
{
    /// <summary>It has not ended; its <see cref="OperationPhase"/> says how far it is.</summary>
    Pending,

    /// <summary>It happened, and its result is recorded.</summary>
    Committed,

    /// <summary>It did not happen: nothing was sent.</summary>
    Failed,

    /// <summary>It may have happened. Nobody repeats it until a probe, its late owner or a person says what became of it.</summary>
    Unknown,
}

/// <summary>How far a pending operation is.</summary>
public enum OperationPhase
{
    /// <summary>It is not pending.</summary>
    None,

    /// <summary>Somebody has it, and has sent nothing yet.</summary>
    Claimed,

    /// <summary>Somebody has been asked to allow it.</summary>
    AwaitingApproval,

    /// <summary>It was allowed, and has not begun.</summary>
    Approved,

    /// <summary>It may be under way. This is durable before the effect is called.</summary>
    Executing,
}
