namespace Aegis.Client;

/// <summary>What became of an operation.</summary>
public enum OperationState
{
    /// <summary>It has not ended.</summary>
    Pending,

    /// <summary>It has happened.</summary>
    Committed,

    /// <summary>It has not happened: it was rejected, has expired, or went wrong before anything was done.</summary>
    Failed,

    /// <summary>It may have happened; the server has lost sight of it, and a person has to say.</summary>
    Unknown,
}
