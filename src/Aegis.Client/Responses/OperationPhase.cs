namespace Aegis.Client;

/// <summary>Where a <see cref="OperationState.Pending"/> operation stands.</summary>
public enum OperationPhase
{
    /// <summary>Someone is about to carry it out.</summary>
    Claimed,

    /// <summary>It waits for a decision.</summary>
    Awaiting,

    /// <summary>It was approved, and waits to be carried out.</summary>
    Approved,

    /// <summary>It is being carried out.</summary>
    Executing,
}
