namespace Aegis.Ledger;

/// <summary>Who sees to it that an operation that awaits approval is decided, and what a call does meanwhile.</summary>
internal interface IApprovalGate
{
    /// <summary>Whether the call may not be made, whatever anybody has decided before.</summary>
    bool IsDenied { get; }

    /// <summary>Decides, or asks those who do.</summary>
    /// <param name="asked">The operation, which awaits approval.</param>
    /// <returns>What the call does while nobody has decided; none when somebody has.</returns>
    ValueTask<IApprovalPause?> OpenAsync(OperationRecord asked);

    /// <summary>Notes that the operation awaits approval no longer. May be called more than once.</summary>
    ValueTask ClosedAsync(OperationRecord operation);

    /// <summary>The step that takes back what somebody has allowed, and is not to happen.</summary>
    OperationTransition TakeBack(OperationRecord approved);
}

/// <summary>What a call does while nobody has decided.</summary>
internal interface IApprovalPause
{
    /// <summary>It will wait now, and needs nothing that others could use. May be called more than once.</summary>
    void Begin();

    /// <summary>It goes on, as soon as it has again what it needs.</summary>
    ValueTask EndAsync(CancellationToken cancellationToken);
}
